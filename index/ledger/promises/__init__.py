"""Promises as minutes make them, and which of them are one."""
