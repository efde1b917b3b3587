"""The desk's own names: listed, added, dropped, imported, kept with the answer to a flag, and used by every check."""
