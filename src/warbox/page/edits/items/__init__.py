"""Items of lists: where each stands, how one is changed in its place, and which go or come."""
