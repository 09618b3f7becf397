"""What can be looked up: read-only queries that give frozen rows and figures."""
