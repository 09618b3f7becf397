"""One form for each act: collects a draft, calls one service."""
