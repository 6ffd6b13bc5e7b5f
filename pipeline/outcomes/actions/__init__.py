"""Actions and deferrals: what is to be done or put off, by whom and by when."""
