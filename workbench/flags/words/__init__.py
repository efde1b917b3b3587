"""What the rules on words share."""
