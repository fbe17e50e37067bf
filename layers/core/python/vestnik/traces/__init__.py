"""The life story of a thing, by its id: what was kept of it, and what its rows say."""
