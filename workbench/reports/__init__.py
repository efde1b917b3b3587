"""Renderings of a fact-check."""
