"""What is said of the log of acts and its chain."""

SENTENCES: dict[str, str] = {}
