"""Sentences and clauses of an item, with what stands beside them."""
