"""What a second check of an article leaves of the first: which claims and flags, and their numbers."""
