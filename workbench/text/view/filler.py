"""The mark that stands in the reading view where nothing is to be read, inside a word or next to one."""

from typing import Final

FILLER: Final = "\u2060"
"""A word joiner: neither a blank nor part of a word, so that a word with it is still told from its neighbours."""
