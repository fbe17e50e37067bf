"""What managers are told of mailings: each morning by mail, and as tables."""
