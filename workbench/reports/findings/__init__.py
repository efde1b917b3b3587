"""The findings of an article as two tables that a person can read: its statements, and the sources of each."""
