"""Answers in, results out: pure functions without clock, files or randomness."""
