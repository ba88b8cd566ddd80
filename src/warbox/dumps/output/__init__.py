"""What a run writes: rows, tables, databases, the files beside them, and where they may be."""
