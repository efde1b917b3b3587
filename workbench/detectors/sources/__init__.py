"""Whether a statement says where it comes from."""
