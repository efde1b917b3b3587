"""The flags of an article on the page: one with its answer, and the list of all."""
