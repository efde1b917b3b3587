"""What is in effect on an article, worked out from everything that was decided about it."""
