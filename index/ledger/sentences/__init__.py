"""Every sentence in which a promise may be heard of again."""
