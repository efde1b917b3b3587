"""How a capitalised run is read as names."""
