"""What mentions of names in prose are found with: its words, what is known of words, and the forms of an article."""
