"""What the rules on figures share: sentences with their figures as marks, and sums."""
