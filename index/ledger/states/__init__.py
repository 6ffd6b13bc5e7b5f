"""How a promise stands as of a day."""
