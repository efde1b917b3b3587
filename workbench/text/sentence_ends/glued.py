"""Whether a sentence begins right behind a stop, without a blank."""

import re
from typing import Final

from workbench.text.sentence_ends.ellipsis import parts_notes
from workbench.text.sentence_ends.following import begins_with_opener, begins_with_plain_words
from workbench.text.sentence_ends.stop import Stop

_BEGINNING: Final = re.compile(r"[A-Z][a-z]+[\s,’']")
_LAST_WORD: Final = re.compile(r"[A-Z]?[a-z]{3,}|\d{4}")
_ADDRESS: Final = re.compile(r"[/@:]|www")
_LONGEST_ADDRESS: Final = 40


def begins_without_blank(stop: Stop) -> bool:
    """Return whether a sentence begins there: `“… the quay.”The auditor`, `in May.The board`, `on Friday...Lee`.

    A question mark between two words is what is left of a dash, and in an address no sentence begins.
    """
    if stop.closing[-1:] in {"”", "»", "]"}:
        return stop.first_char.isupper()
    return parts_notes(stop) or (_is_between_sentences(stop) and not _is_in_address(stop))


def _is_between_sentences(stop: Stop) -> bool:
    """Return whether the last word of a sentence stands before the stop, and a beginning behind it."""
    if stop.closing or stop.marks == "?" or not _BEGINNING.match(stop.after) or not _LAST_WORD.fullmatch(stop.word):
        return False
    return stop.word[0].islower() or begins_with_opener(stop) or begins_with_plain_words(stop)


def _is_in_address(stop: Stop) -> bool:
    around = stop.line[max(stop.opening, stop.start - _LONGEST_ADDRESS) : stop.start].split()[-1]
    return _ADDRESS.search(around) is not None
