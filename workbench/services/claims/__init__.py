"""Claims: add one, decide about it, comment on it, take a decision back."""
