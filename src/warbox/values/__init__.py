"""What the value of a parameter can be: inline text, lists, links, pictures, dates, quantities, coordinates."""
