"""What is said of scans and files kept with a record."""

SENTENCES: dict[str, str] = {}
