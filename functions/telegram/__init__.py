"""The bot's conversation: an update in, calls to the Bot API out."""
