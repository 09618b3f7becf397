"""What is said of backups and of taking a book back from one."""

SENTENCES: dict[str, str] = {}
