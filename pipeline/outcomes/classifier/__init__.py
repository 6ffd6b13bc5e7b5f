"""Which kinds of outcome a clause is likely to carry: rules, features and a fitted model."""
