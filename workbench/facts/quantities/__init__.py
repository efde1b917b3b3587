"""What the figures of an article say: how much of what, whose, and in which role."""
