"""The minutes of a dialogue, written while people speak."""
