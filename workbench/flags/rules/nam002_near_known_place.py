"""A near miss of a well-known place."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.languages import is_english, is_used_abroad
from workbench.flags.lists import is_known_word
from workbench.flags.names.suggestions import Suggestion, suggestions_for
from workbench.flags.names.two_spellings import spellings_in
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Name
from workbench.text.names import ascii_fold

_PLACE_LEAD: Final = re.compile(
    r"\b(?:in|at|to|from|near|of|around|outside|into|towards?|via|through|over|across|between|and|or)\s$|,\s$",
    re.IGNORECASE,
)
_BUILDING: Final = re.compile(
    r"['’]?s?\s(?:building|house|hall|street|road|avenue|family|campus|lecture|library)\b", re.IGNORECASE
)
_REACH: Final = 12
_SHORT: Final = 7
_LONG: Final = 9
"""Fewest letters of a name in which one slip, or two, are flagged."""


def find(document: Document) -> Iterator[Finding]:
    """Yield unknown names within one or two letters of a known place, except those that another rule flags."""
    places: dict[str, Suggestion | None] = dict.fromkeys(pair.wrong.name for pair in spellings_in(document))
    for name in document.names:
        if name.text not in places:
            places[name.text] = _place_near(name.text)
        place = places[name.text]
        if place is not None and _is_a_place(document, name):
            yield Finding(
                span=Span(name.start, name.end),
                message=f"{name.text!r} looks like the place {place.text!r}. Check the spelling.",
                suggestion=place.text,
                evidence=f"edit distance {place.distance}",
            )


def _is_a_place(document: Document, name: Name) -> bool:
    """Return whether the text treats the name as a place, by its tag or by the words before and after it."""
    if name.kind == "person" or _BUILDING.match(document.text, name.end):
        return False
    before = max(0, name.start - _REACH)
    return name.kind == "place" or _PLACE_LEAD.search(document.text, before, name.start) is not None


def _place_near(name: str) -> Suggestion | None:
    """Return the place that an unknown single word was meant as, or None."""
    plain = ascii_fold(name)
    if " " in plain or len(plain) < _SHORT or is_known_word(plain) or is_english(name):
        return None
    max_distance = 2 if len(plain) >= _LONG else 1
    suggestion = next(iter(suggestions_for(name, 1)), None)
    if suggestion is None or suggestion.kind != "place" or not 0 < suggestion.distance <= max_distance:
        return None
    return suggestion if ascii_fold(suggestion.text)[0] == plain[0] and not is_used_abroad(name) else None


RULE: Final = Rule(
    code="NAM002",
    name="near-known-place",
    severity=Severity.WARNING,
    what="A name that is a near miss of a well-known place.",
    why="A place nobody can look up is a claim nobody can check.",
    flagged=("They met in Copenhagun on Monday.",),
    clean=(
        "They met in Copenhagen on Monday.",
        "They met in Springfield.",
        "The talk was held in the Sherfield building.",
        '"It is shallow," said van Sebille.',
    ),
    limits="Knows only its list of places; a real place may lie a letter from a famous one.",
    reference="Curated list of places and residences.",
    find=find,
)
