"""Passages found by their vectors."""
