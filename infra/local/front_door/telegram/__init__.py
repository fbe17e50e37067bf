"""A double of Telegram: its Bot API, its chats, and the people in them."""
