"""What an article says, worked out once for claims, flags and ledgers: who speaks, and who is meant."""
