"""Kept bytes: their notes, their verification, and their export for other archives."""
