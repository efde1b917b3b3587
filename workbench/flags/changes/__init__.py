"""A change, a difference, a product and a rate, each against the figures that it follows from."""
