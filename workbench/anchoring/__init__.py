"""Where words of one copy of a text stand in another copy, and what became of them there."""
