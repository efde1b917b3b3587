"""The tables as a mirror of the journals: finding differences and repairing them."""
