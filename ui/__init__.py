"""The window: draws, asks, and calls one service for each act."""
