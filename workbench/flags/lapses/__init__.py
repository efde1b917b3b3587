"""Lengths of time held against the times they lie between."""
