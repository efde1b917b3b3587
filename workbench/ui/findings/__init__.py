"""The findings files, kept up by the page beside what reviewers do."""
