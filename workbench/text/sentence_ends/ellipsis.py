"""Whether an ellipsis ends its sentence, is a pause inside it, or parts notes that are strung together."""

import re
from typing import Final

from workbench.text.sentence_ends.stop import Stop

_ELLIPSIS: Final = re.compile(r"…|[.…\s]{2,}")
_FIGURES: Final = frozenset("0123456789$£€¥")
_UNFINISHED: Final = re.compile(
    r"\b(?:an?|the|my|your|our|their|its|and|or|nor|but|of|from|into|by|than|although|whether|unless|if)\s*\Z",
    re.IGNORECASE,
)
"""Words that no sentence ends with."""

_OPEN_CLAUSE: Final = re.compile(
    r"\W*(?:(?!(?:I|he|she|we|you|they|it)\b)[\w’']+(?:\s[\w’']+){0,2},\s|(?:and|but|so)\s)?"
    r"(?:if|when|whenever|while|although|though|unless)\s[^,;:—–]*",
    re.IGNORECASE,
)
_LONGEST_WORD: Final = 20
_LONGEST_CLAUSE: Final = 160
_STRUNG: Final = re.compile(r"[\w)\]”\"](?:\.{3}|…)[A-Z]")
_FEWEST_STRUNG: Final = 3
_NEAR: Final = 400


def is_ellipsis(stop: Stop) -> bool:
    """Return whether the stop is one of three points, of two in haste, or of more."""
    return _ELLIPSIS.fullmatch(stop.marks) is not None


def ellipsis_ends(stop: Stop) -> bool:
    """Return whether the ellipsis ends its sentence: not in an unfinished clause, a stammer or a row of figures."""
    if stop.first_char in _FIGURES or stop.word == stop.next_word:
        return False
    near = stop.line[max(stop.opening, stop.start - _LONGEST_WORD) : stop.start]
    return not _UNFINISHED.search(near) and not _is_in_open_clause(stop)


def parts_notes(stop: Stop) -> bool:
    """Return whether the ellipsis, without blanks, is one of several in a row: `lost at home...Lee scored twice...`."""
    near = stop.line[max(0, stop.start - _NEAR) : stop.end + _NEAR]
    return is_ellipsis(stop) and len(_STRUNG.findall(near)) >= _FEWEST_STRUNG


def _is_in_open_clause(stop: Stop) -> bool:
    """Return whether a clause with a conjunction waits for the main one: `If you are in a hurry…`."""
    is_short = stop.start - stop.opening <= _LONGEST_CLAUSE
    return is_short and _OPEN_CLAUSE.fullmatch(stop.line, stop.opening, stop.start) is not None
