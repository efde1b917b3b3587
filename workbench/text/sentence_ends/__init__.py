"""Whether a stop ends its sentence."""
