"""What ``matters evaluate`` measures on the shipped corpus, one measure a file."""
