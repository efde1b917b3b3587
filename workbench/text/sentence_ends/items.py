"""The stop behind the number of an item, a measure in a list or the name of a journal, which ends nothing."""

import re
from typing import Final

from workbench.text.sentence_ends.stop import Stop

_MARK: Final = re.compile(
    r"(?://|\W)?\s?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\)?|[A-Z][a-z]{2,9} \d{1,3}"
    r"|\d[\d\s/½¼¾⅓⅔–-]*\s(?:[b-df-hj-np-tv-xz]{1,4}|oz)"
)
"""What stands before the stop at the beginning of an item: `(1`, `// 2`, `Step 3`, `1/2 tsp`."""

_LONGEST_MARK: Final = 14
_VOLUME: Final = re.compile(r"\d{4}; ?\d")
"""The year and volume behind the name of a journal: `Br Birds. 2015; 28: 685`."""


def is_of_item(stop: Stop) -> bool:
    """Return whether the full stop belongs to what it stands behind: `3.`, `three faults: 1. It leaks.`, `2 tsp.`."""
    if stop.marks != ".":
        return False
    mark = stop.line[stop.opening : stop.start] if stop.start - stop.opening <= _LONGEST_MARK else ""
    is_mark = _MARK.fullmatch(mark) is not None
    return is_mark or _is_number_behind_colon(stop) or _VOLUME.match(stop.after) is not None


def _is_number_behind_colon(stop: Stop) -> bool:
    """Return whether the stop is that of a list inside a sentence: `three faults: 1. It leaks.`."""
    if not stop.word.isdecimal() or not stop.mark_before.isspace():
        return False
    return bool(stop.words_before) and stop.words_before[-1][-1] in ":;"
