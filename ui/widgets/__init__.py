"""Small controls that know nothing of the domain: keyboard first, safe for Vietnamese input, no animation."""
