"""Lists, votes, ranks and records, each against what the article lists itself."""
