"""What a page shows, as plain rows."""
