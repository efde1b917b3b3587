"""Passages of a source that bear on a claim."""
