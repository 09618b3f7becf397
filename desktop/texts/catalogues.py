"""What is said of catalogues, former names and how long records are kept."""

SENTENCES: dict[str, str] = {}
