"""ClaimReview: publish a check, import those that others published, and match them to claims."""
