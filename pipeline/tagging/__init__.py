"""People, roles and organisations in the text of an item."""
