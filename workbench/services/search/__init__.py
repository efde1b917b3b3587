"""Looking for a claim in texts, by words and by meaning."""
