"""Locate the words of one version of a text in another version, and say how they changed."""
