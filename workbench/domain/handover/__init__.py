"""The way of a checked claim to its readers: moves, publications, and what others published."""
