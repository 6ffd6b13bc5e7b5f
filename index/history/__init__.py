"""What earlier and later minutes say on one matter: outcomes found again, corrected, changed and followed."""
