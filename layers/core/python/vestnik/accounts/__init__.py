"""People: who they are, how they sign in, which Telegram chat is theirs."""
