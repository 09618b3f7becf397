"""What is said of a book, an attachment or a backup that is damaged."""

SENTENCES: dict[str, str] = {}
