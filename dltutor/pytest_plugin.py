"""Lets pytest mark exercise files: one item an exercise, the checker's message instead of a traceback."""
