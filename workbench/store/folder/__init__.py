"""The folder as a whole: its data package, git's files, and its tables and journals brought to agree."""
