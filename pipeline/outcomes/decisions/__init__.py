"""Decisions and recommendations: what was decided, who moved it and how the vote went."""
