"""The desk's list of names on the page."""
