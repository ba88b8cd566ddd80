"""Words of figures and what each can do; the tokens of a line."""
