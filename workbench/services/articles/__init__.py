"""Articles: import one, detect its language, check it."""
