"""The kinds of attributes: peoples, parties, nouns for persons, and values that exclude each other."""
