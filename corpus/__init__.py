"""The record of a fictional council, shipped so that a new user sees in a minute what this does."""
