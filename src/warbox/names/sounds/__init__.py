"""How names sound, in Chinese characters and in letters, and how alike two of them are by it."""
