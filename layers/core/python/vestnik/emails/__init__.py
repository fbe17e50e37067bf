"""Mail to people: rows that are sent over SMTP."""
