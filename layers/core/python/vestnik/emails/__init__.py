"""Mail to people: rows that are sent to their addresses, or to their chats."""
