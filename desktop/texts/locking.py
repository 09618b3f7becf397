"""What is said of locks, passwords and the recovery sheet."""

SENTENCES: dict[str, str] = {}
