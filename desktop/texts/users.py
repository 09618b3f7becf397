"""What is said of who may do what."""

SENTENCES: dict[str, str] = {}
