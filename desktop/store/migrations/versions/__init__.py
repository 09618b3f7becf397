"""One frozen file for each version of the book."""
