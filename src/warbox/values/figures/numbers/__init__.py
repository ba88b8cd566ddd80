"""Which numbers of a line count, and how much they are: not dates, measures, numbers of units."""
