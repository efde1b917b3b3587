"""What stands, from everything that was decided."""
