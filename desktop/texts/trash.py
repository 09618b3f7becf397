"""What is said of the trash and of undoing."""

SENTENCES: dict[str, str] = {}
