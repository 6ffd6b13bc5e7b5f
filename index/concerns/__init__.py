"""Concerns that keep coming back."""
