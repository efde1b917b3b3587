"""What the journals of a folder hold, and in which order."""
