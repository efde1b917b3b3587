"""One surname with two first names that seem to belong to one person."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.surnames import is_named_with_kin, people_by_surname
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Name
from workbench.text.names import ascii_fold

_COURTESY: Final = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Professor".split())
_STEM: Final = 2
"""Letters that a first name shares with its short form."""

_MOST_NAMES: Final = 50
"""Full names of one surname that are compared."""

_LONG: Final = 5
"""Fewest letters of a first name that is taken for a slip for another one letter away."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the later full name of each pair that seems to mean one person, with the earlier one related."""
    for names in people_by_surname(document).values():
        counts = Counter(name.text for name in names)
        distinct = _first_of_each(names)
        for index, name in enumerate(distinct):
            earlier, severity = _first_conflict(name, distinct[:index], counts)
            if severity and not is_named_with_kin(document, name) and not is_named_with_kin(document, earlier):
                yield Finding(
                    span=Span(name.start, name.end),
                    message=f"{name.text!r} here, {earlier.text!r} elsewhere: one person or two?",
                    suggestion=earlier.text,
                    related=(Span(earlier.start, earlier.end),),
                    evidence=f"titles {earlier.title!r} and {name.title!r}",
                    severity=severity,
                )


def _first_conflict(name: Name, earlier: Sequence[Name], counts: Counter[str]) -> tuple[Name, Severity | None]:
    """Return the first earlier name in conflict with `name`, and how severe that is; None for no conflict."""
    for other in earlier:
        severity = _severity(other, name, counts)
        if severity:
            return other, severity
    return name, None


def _first_of_each(names: Sequence[Name]) -> list[Name]:
    """Return the first place of each full name, preferring a place with a title."""
    first: dict[str, Name] = {}
    for name in names:
        if name.text not in first or (name.title and not first[name.text].title):
            first[name.text] = name
    return sorted(first.values())[:_MOST_NAMES]


def _severity(name: Name, later: Name, counts: Counter[str]) -> Severity | None:
    """Return a warning for one office or for first names a letter apart, a note where only one has an office."""
    first, second = ascii_fold(name.text.split()[0]), ascii_fold(later.text.split()[0])
    if min(len(first), len(second)) >= _LONG and first[0] == second[0] and OSA.distance(first, second) == 1:
        return Severity.WARNING
    if first[:_STEM] == second[:_STEM] or min(len(first.rstrip(".")), len(second.rstrip("."))) < _STEM:
        return None
    offices = [title.split()[-1] for title in (name.title, later.title) if title and title not in _COURTESY]
    if len(offices) == len((name, later)) and offices[0] == offices[1]:
        return Severity.WARNING
    only_once = offices and counts[later.text] == 1 and counts[name.text] > 1 and name.title and not later.title
    return Severity.NOTE if only_once else None


RULE: Final = Rule(
    code="NAM006",
    name="first-name-changes",
    severity=Severity.WARNING,
    what="One surname with two first names: under one office, or a letter apart. A note where only one has an office.",
    why="A wrong first name makes another person of the one meant.",
    flagged=(
        "They met President Emmanuel Macron. The next day President Edouard Macron left.",
        "The curator Kristin Wilkins spoke. On Monday Kristen Wilkins left.",
    ),
    clean=(
        "They met President Emmanuel Macron. The next day President Macron left.",
        "They met President George Bush. His son, President Jeb Bush, left.",
        "They met Senator Joseph Biden. The next day Senator Joe Biden left.",
    ),
    limits="Blind to two first names without an office, as of two unrelated people; a short form that begins otherwise "
    "(William, Bill) is taken for another name.",
    reference="Style guides: full name at first mention, surname after.",
    find=find,
)
