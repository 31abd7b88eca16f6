"""Grading: the submissions of a class come in, one result for each of them goes out."""
