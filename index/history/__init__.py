"""What earlier and later minutes say on one matter: what is like it, its trail, and what changed."""
