"""Where a claim may be looked up, as links that a reviewer may open."""
