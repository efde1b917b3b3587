"""Claims of a reviewer's own on the page."""
