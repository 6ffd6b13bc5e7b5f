"""``python -m matters``."""

from matters.cli import main

main()
