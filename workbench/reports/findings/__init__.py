"""The findings of an article as two tables for people to read: its statements, and the sources of each."""
