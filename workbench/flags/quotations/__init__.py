"""Quotations of an article set beside one another, and marks that lack their partner."""
