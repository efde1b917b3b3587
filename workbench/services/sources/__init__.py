"""What a source is, and where in it a passage stands."""
