"""What the office can do: one function for each act. The only writers of the book."""
