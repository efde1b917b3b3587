"""Figures directly behind a stop: those of a note, or the decimals of a number."""

import re
from typing import Final

from workbench.text.sentence_ends.following import abbreviations, begins_with_opener
from workbench.text.sentence_ends.stop import Stop

_PLAIN_FIGURES: Final = re.compile(r"(?:^|[”\"’'»)\]])\d")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_A_YEAR: Final = frozenset(
    "in of since by from until till to and or before after during around about between january february march april "
    "may june july august september october november december".split()
)
_SHORTEST_WORD: Final = 3


def figures_are_decimals(stop: Stop) -> bool:
    """Return whether figures directly behind the stop are no note: `Eclipse 2019.3 Release`, `900.4 Swiss francs`."""
    if not _PLAIN_FIGURES.search(stop.closing):
        return False
    if not stop.first_char.isupper():
        return True
    word = stop.word
    if word[-1:].isdigit():
        is_dated = stop.words_before[-1:] and stop.words_before[-1].lower() in _BEFORE_A_YEAR
        return not (_YEAR.fullmatch(word) and (is_dated or begins_with_opener(stop)))
    return bool(word) and (word in abbreviations() or len(word) < _SHORTEST_WORD)
