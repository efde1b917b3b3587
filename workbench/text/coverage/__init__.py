"""What covers the sentences of an article, and what accounts for its words."""
