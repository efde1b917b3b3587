"""The findings tables of articles, written anew whenever what they are derived from changes."""
