"""A claims folder for other programs: reading it, deciding in it, and its tables for pandas."""
