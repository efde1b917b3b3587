"""Kept bytes: the notes beside them, their examination, and their form for other archives."""
