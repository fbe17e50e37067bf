"""Tasks: what a person wants not to forget, and when to be reminded of it."""
