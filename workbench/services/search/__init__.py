"""Searching texts for a claim, by words and by meaning."""
