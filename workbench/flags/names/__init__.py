"""What the rules on names share."""
