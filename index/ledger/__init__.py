"""The ledger: what was promised and put off, and whether it was heard of again."""
