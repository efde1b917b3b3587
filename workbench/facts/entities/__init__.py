"""Who and what a text is about: persons, bodies and places, each with its mentions and what is said of it."""
