"""Find the claims of an article, flag its suspicious spots, keep what reviewers decide."""
