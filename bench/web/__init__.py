"""Row 20: the web app on a phone that is slow, over a network that is slow."""
