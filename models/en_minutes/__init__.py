"""The spaCy pipeline ``en_minutes``: people, roles and organisations in minutes."""
