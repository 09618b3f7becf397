"""The desk of a reception session: who comes, what for, what is promised; completed like minutes."""
