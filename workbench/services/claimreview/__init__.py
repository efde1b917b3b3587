"""Publishing checks as ClaimReview, and searching those that others published."""
