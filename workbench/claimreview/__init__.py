"""ClaimReview, the format in which fact-checks reach search engines and aggregators."""
