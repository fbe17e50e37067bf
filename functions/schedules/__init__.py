"""What clocks call: one module per schedule."""
