"""Shorthands and what they stand for."""
