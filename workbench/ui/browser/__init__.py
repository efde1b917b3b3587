"""What the reviewer's browser remembers: their name, where they are, and the words they have not saved."""
