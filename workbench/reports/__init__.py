"""Reports on a fact-check, in every kind and format."""
