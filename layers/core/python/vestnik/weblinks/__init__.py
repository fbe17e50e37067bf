"""Web links: one person's tasks, opened by whoever has the address."""
