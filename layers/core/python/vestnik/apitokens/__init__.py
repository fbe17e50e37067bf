"""Tokens by which a person's own programs come in."""
