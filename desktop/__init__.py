"""Everything the desk does without a screen. Nothing here imports Qt."""
