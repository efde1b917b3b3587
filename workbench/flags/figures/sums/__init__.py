"""Parts and the totals they make, across clauses, sentences, bullets and tables."""
