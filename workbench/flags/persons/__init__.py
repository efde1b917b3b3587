"""What a text says of one person in several places."""
