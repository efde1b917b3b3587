"""What remains of earlier checks after an article is checked again: which claims and flags, and their numbers."""
