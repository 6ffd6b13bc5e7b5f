"""What ``matters evaluate`` measures, a file each: the shipped corpus, and collections in BEIR's format."""
