"""Records files: what other programs and a higher office read and write."""
