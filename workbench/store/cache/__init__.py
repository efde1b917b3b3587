"""What was worked out from the records and may be deleted."""
