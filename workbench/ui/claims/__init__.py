"""Where the claims of an article come from: a reviewer adds one, or has the article checked again."""
