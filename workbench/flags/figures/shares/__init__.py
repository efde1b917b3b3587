"""Shares held against the counts they are made of: per cent, fractions and one in so many."""
