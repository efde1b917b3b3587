"""The way of a checked claim to its readers: sign-off and ClaimReview, and what others published."""
