"""Where minutes are kept and found: catalogue, vectors, lexical index, search, coverage."""
