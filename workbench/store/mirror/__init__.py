"""The tables as a mirror of the journals: what differs, and writing it anew."""
