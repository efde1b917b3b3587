"""How many items a list has, as written."""

import re
from typing import Final

_ASIDE: Final = re.compile(
    r"\([^)]*\)|,? (?:who|which|whose|where)\b[^,;]*,?|, (?:\d{2}|[RDI]-[A-Z][^,;]*)(?=[,;]|$| and)"
)
_COMMA: Final = re.compile(r",(?!\d)\s")
_LAST: Final = re.compile(r",?\s(?:and|or|plus)\s", re.IGNORECASE)
_EXPLAINS: Final = re.compile(
    r"^(?:of|in|from|including|aged|with|about|based|formerly|then|now|both|all|each|such as|among|but|as|too|it|"
    r"he|she|"
    r"they|we|then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the former|a former|\d)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:such as|including|among (?:them|others)|for example|etc|and (?:so on|others|more)|other)\b", re.IGNORECASE
)
_DOING: Final = re.compile(r"\W*(?:and |or )?\w+ing\b", re.IGNORECASE)
_WORDS: Final = {
    "another": 1,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_COUNTED: Final = re.compile(rf"^(?:and |or )?(?P<word>{'|'.join(_WORDS)}|\d{{1,2}})\s(?:[\w’'-]+)", re.IGNORECASE)
_MOST: Final = 12


def list_items(words: str) -> tuple[str, ...]:
    """Return the items of a list joined by semicolons, or by commas and a last "and"; none where that is unsure.

    >>> list_items("the cost of repairs, a shortage of staff and the end of a grant")
    ('the cost of repairs', 'a shortage of staff', 'the end of a grant')
    >>> len(list_items("ships, trains and buses; lorries; and boats"))
    3
    """
    words = words.strip().rstrip('.!?”"')
    if _OPEN.search(words) or (re.search(r",? or\b", words) and re.search(r", and\b", words)):
        return ()
    if words.count(";") > 1 or re.search(r";\s(?:and|or)\b", words):
        return _strip(words.split(";"))
    items = [] if ";" in words else _in_parallel(_by_commas(words))
    is_plain = not any(_EXPLAINS.match(item.strip()) and not _COUNTED.match(item.strip()) for item in items)
    return _strip(items) if is_plain else ()


def _by_commas(words: str) -> list[str]:
    *opening, last = _COMMA.split(_ASIDE.sub("", words))
    if re.match(r"(?:and|or)\s", last, re.IGNORECASE):
        return [*opening, last]
    joined = _LAST.split(last)
    is_joined = len(joined) == 2  # noqa: PLR2004 - the last two, joined by "and"
    return [*opening, *joined] if is_joined else []


def _in_parallel(items: list[str]) -> list[str]:
    """Return the items, those of a list inside an item joined to it: "keeping one, buying cars, tools and lamps"."""
    if len(items) < 2 or not (_DOING.match(items[0]) and sum(map(bool, map(_DOING.match, items))) > 1):  # noqa: PLR2004
        return items
    joined: list[str] = []
    for item in items:
        joined[-1:] = [item] if not joined else [joined[-1], item] if _DOING.match(item) else [f"{joined[-1]}, {item}"]
    return joined


def counted_in(items: tuple[str, ...]) -> int:
    """Return the sum of the numbers that the items begin with: "two singles", "a homer"; 0 where one has none."""
    counts = [_COUNTED.match(item) for item in items]
    if not all(counts):
        return 0
    return sum(_value(match["word"].lower()) for match in counts if match)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def _strip(pieces: list[str]) -> tuple[str, ...]:
    items = [re.sub(r"^(?:and|or)\s", "", piece.strip(), flags=re.IGNORECASE) for piece in pieces]
    found = tuple(item for item in items if item)
    return found if len(found) <= _MOST else ()
