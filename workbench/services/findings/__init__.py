"""The findings tables of articles, rewritten whenever the records they are derived from change."""
