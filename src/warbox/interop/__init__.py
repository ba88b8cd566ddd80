"""What other tools read and write: one small module for each of their formats."""
