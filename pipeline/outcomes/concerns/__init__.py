"""Concerns: what was complained of or feared."""
