"""Who is who: one entry for each councillor and officer, over meetings and spellings."""
