"""The pages under /_local: index, chat, inbox."""
