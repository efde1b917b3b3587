"""The order of what a text dates."""
