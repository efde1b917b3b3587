"""The head of a journal: how far its history had come at some moment."""

from typing import NamedTuple


class Head(NamedTuple):
    """The last of the first `commits` commits in a journal, by its SHA-256; each commit names the one before it."""

    journal: str
    commits: int
    sum: str
