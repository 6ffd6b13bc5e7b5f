"""Who is meant, and who speaks: names, posts, initials and pronouns of one meeting."""
