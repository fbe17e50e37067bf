"""Mailings to the client directory."""
