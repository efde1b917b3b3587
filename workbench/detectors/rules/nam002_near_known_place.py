"""A near miss of a well-known place."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.detectors.lists import known_places
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document
from workbench.text.names import folded

_SHORT: Final = 7
_LONG: Final = 9
_UNUSUAL: Final = 1.3


def find(document: Document) -> Iterator[Finding]:
    """Unknown names within one or two letters of a known place."""
    known = known_places()
    seen: dict[str, str] = {}
    for name in document.names:
        plain = folded(name.text)
        if " " in plain or len(plain) < _SHORT or plain in known:
            continue
        if plain not in seen:
            seen[plain] = _nearest(plain, known)
        if seen[plain]:
            yield Finding(
                span=Span(name.start, name.end),
                message=f"{name.text!r} looks like the place {seen[plain]!r}. Check the spelling.",
                suggestion=seen[plain],
                evidence=f"edit distance {OSA.distance(plain, folded(seen[plain]))}",
            )


def _nearest(plain: str, known: dict[str, str]) -> str:
    if zipf_frequency(plain, "en") > _UNUSUAL:
        return ""
    reach = 2 if len(plain) >= _LONG else 1
    best = process.extractOne(plain, known.keys(), scorer=OSA.distance, score_cutoff=reach)
    return known[best[0]] if best and best[0][0] == plain[0] else ""


RULE: Final = Rule(
    code="NAM002",
    name="near-known-place",
    severity=Severity.WARNING,
    what="A name that is a near miss of a well-known place.",
    why="A place nobody can look up is a claim nobody can check.",
    flagged=("They met in Copenhagun on Monday.",),
    clean=("They met in Copenhagen on Monday.", "They met in Springfield."),
    limits="Knows only its list of places; a real place may lie a letter from a famous one.",
    reference="Curated list of places and residences.",
    find=find,
)
