"""Outcomes as they stand in the archive, and what later minutes did to them."""
