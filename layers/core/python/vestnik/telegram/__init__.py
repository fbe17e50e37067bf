"""Telegram: updates in their order, replies until they are sent, the Bot API."""
