"""The dateline before the first sentence of a report: `LONDON, March 14, 2024 (NPS) - `."""

import re
from functools import cache
from typing import Final

from workbench.text.language.word_lists import entries_of, word_list
from workbench.text.layout.times import DATE, MONTH, WEEKDAY

_CAPITALS: Final = r"[A-Z][A-Z’'.-]+(?:\s[A-Z][A-Z’'.-]+){0,3}(?:\s?/\s?[A-Z][A-Z’'.-]+(?:\s[A-Z]+){0,2})?"
_TITLE: Final = r"[A-Z][a-z’'-]+(?:\s[A-Z][a-z’'-]+){0,3}"
_REGION: Final = r"(?:,\s[A-Z][\w.’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20}){0,2}(?!\s\d)){0,2}"
_DAY: Final = rf"(?:,?\s(?i:{DATE}))?"
_AGENCY: Final = r"(?:,?\s?\([^()\n]{2,40}\)|\s?/[A-Z][\w ]{2,30}/)?"
_DASH: Final = r"(?:\s?(?:-{2,3}|[—–]|-(?=\s))\s?|\s_\s|\s\?\s|\?(?=[A-Z“]))"
"""A dash, or what stands for one in a page with broken characters."""

_HEAD: Final = re.compile(
    rf"(?P<first>\([^()\n]{{2,30}}\)\s(?:[_–—-]\s)?)?(?P<place>{_CAPITALS}|{_TITLE})(?P<region>{_REGION})(?P<day>{_DAY})"
    rf"(?P<agency>{_AGENCY})(?P<end>{_DASH}|:\s|(?<=\d)\s|\s?$)"
)
_ONLY_AGENCY: Final = re.compile(rf"(?i:{DATE})\s\([A-Z][^()\n]{{1,30}}\){_DASH}")
_BEGINS: Final = re.compile(r"[A-Z“\"‘'(\[«\d$£€¿¡]")
_DAY_OR_MONTH: Final = re.compile(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_SHORTEST: Final = 4
_LONGEST: Final = 120


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the dateline at the beginning of `text[start:end]` ends, before the blank; `start` without one.

    >>> dateline_end("GENEVA, Oct. 3 — Delegates met.", 0, 31)
    16
    """
    head = _HEAD.match(text, start, min(end, start + _LONGEST))
    if not head or not _is_dateline(head, text[head.end() : min(end, head.end() + 1)]):
        head = _ONLY_AGENCY.match(text, start, min(end, start + _LONGEST))
        if not head or not _BEGINS.match(text, head.end(), end):
            return start
    return start + len(head.group().rstrip())


def _is_dateline(head: re.Match[str], following: str) -> bool:
    """Return whether what matched is one, by its details and by the character that follows, empty at the end."""
    place, closing = head.group("place"), head.group("end").strip()
    details = frozenset(name for name in ("first", "region", "day", "agency") if head.group(name))
    if not following:
        return not closing and place.isupper() and head.group("agency").istitle() and _is_place(place)
    if closing == ":":
        ends = _ends_in_colon(place, head.group("region"), details)
    elif closing:
        ends = _ends_in_dash(place, details)
    else:
        ends = place.isupper() and "day" in details and ("region" in details or _is_place(place))
    return ends and _BEGINS.match(following) is not None


def _ends_in_colon(place: str, region: str, details: frozenset[str]) -> bool:
    """Return whether a place before a colon is that of a dateline, and not a speaker's name or a heading."""
    is_with_state = place.isupper() and region.endswith(".")
    return is_with_state or (_is_known(place) and (place.isupper() or "agency" in details))


def _ends_in_dash(place: str, details: frozenset[str]) -> bool:
    """Return whether a place before a dash is that of a dateline, and not the subject of a sentence or a heading."""
    if place.isupper():
        return bool(details) or _is_place(place)
    if "day" in details and _is_place(place):
        return True
    return bool(details & {"agency", "first"}) and (("agency" in details and len(details) > 1) or _is_known(place))


def _is_place(place: str) -> bool:
    """Return whether a word may be a place: a known one, also before `CITY`, or no English word, day or acronym."""
    words = [word.strip(".").casefold() for word in re.split(r"[\s/]+", place)]
    is_strange = all(word not in word_list("english_words") for word in words) and not _DAY_OR_MONTH.fullmatch(place)
    return _is_known(place) or _is_known(place.rpartition(" ")[0]) or (is_strange and len(place) > _SHORTEST)


def _is_known(place: str) -> bool:
    return place.casefold() in _known_places()


@cache
def _known_places() -> frozenset[str]:
    return frozenset(name.casefold() for line in entries_of("known_places") for name in line.split("="))
