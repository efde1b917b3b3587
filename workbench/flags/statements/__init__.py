"""Statements of an article set beside one another."""
