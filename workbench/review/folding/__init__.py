"""What `review.fold` puts together: each claim and each flag with everything in effect on it."""
