"""ClaimReview, the form in which checks are told to search engines and collectors."""
