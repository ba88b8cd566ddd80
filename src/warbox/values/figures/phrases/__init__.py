"""What the words around a number say: what it counts, what befell, whose it is; headings and labels."""
