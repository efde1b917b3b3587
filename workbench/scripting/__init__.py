"""A claims folder for other programs: read, decided in, and as tables for pandas."""
