"""The clauses of a line: a quantity with all that is said of it, there and in the clauses beside it."""
