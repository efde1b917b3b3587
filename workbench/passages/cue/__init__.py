"""What a passage does to a claim: alignment of the two, and trees that weigh it."""
