"""What a person looks at: the card of a page on a terminal."""
