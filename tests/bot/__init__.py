"""The bot's conversation, through the webhook's rows and the double of the Bot API."""
