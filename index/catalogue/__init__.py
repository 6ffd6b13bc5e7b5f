"""The catalogue: everything that is known of the minutes, written and read."""
