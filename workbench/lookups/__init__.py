"""Searches for a claim, as links that a reviewer may open."""
