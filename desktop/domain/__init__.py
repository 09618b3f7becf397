"""What is true: nouns, values and rules of the office. Standard library only."""
