"""Questions put by members, and how far they were answered."""
