"""The words of minutes: patterns for what is decided, promised, put off or complained of."""
