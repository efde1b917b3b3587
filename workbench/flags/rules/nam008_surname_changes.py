"""NAM008: one first name with two surnames a letter or two apart, or a firm in singular and plural."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.spellings import better_spellings
from workbench.flags.names.surnames import people_by_surname
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, Name
from workbench.text.names import ascii_fold

_FIRM: Final = re.compile(
    r"(?P<stem>.+ (?:Holding|Airline|Airway|Motor|Pharmaceutical|Enterprise|Electronic|Industrial|Semiconductor))s?"
)
_SURNAME: Final = re.compile(r"[^\W\d_][^\W\d_A-Z]{3,}")
_PERSON: Final = 2
"""Words of a person's name that is compared: a first name and a surname."""

_SHORTEST: Final = 3
_LONG: Final = 6
"""Fewest letters of a first name, and of a surname in which two letters may differ."""

_MOST_NAMES: Final = 50
"""Full names of one first name that are compared."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the first place of the later of two such names, with the earlier one related."""
    counts = Counter(name.text for name in document.names)
    pairs = [*_persons(document), *_firms(document)]
    for earlier, later in sorted(pairs, key=lambda pair: pair[1].start):
        if not _are_named_together(document, earlier, later):
            yield Finding(
                span=Span(later.start, later.end),
                message=f"{later.text!r} here, {earlier.text!r} before: two spellings; which is right?",
                suggestion=earlier.text if counts[earlier.text] >= counts[later.text] else "",
                related=(Span(earlier.start, earlier.end),),
                evidence=f"{earlier.text!r} {counts[earlier.text]}, {later.text!r} {counts[later.text]} in the article",
            )


def _persons(document: Document) -> Iterator[tuple[Name, Name]]:
    by_first_name: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in sorted(chain.from_iterable(people_by_surname(document).values())):
        first, *last = name.text.split()
        if len(last) == _PERSON - 1 and len(first.rstrip(".")) >= _SHORTEST and _SURNAME.fullmatch(last[0]):
            by_first_name[ascii_fold(first)].setdefault(last[0], name)
    better = better_spellings(document)
    for last_names in by_first_name.values():
        for one, other in combinations(list(last_names)[:_MOST_NAMES], 2):
            if _is_close(ascii_fold(one), ascii_fold(other)) and better.get(one) != other and better.get(other) != one:
                yield last_names[one], last_names[other]


def _is_close(one: str, other: str) -> bool:
    """Return whether two surnames are a letter apart and no plural, or two where both are long with the same ends."""
    if one == other or one[0] != other[0] or f"{one}s" == other or f"{other}s" == one:
        return False
    slack = min(len(one), len(other)) >= _LONG and one[-1] == other[-1]
    return OSA.distance(one, other) <= 1 + slack


def _firms(document: Document) -> Iterator[tuple[Name, Name]]:
    by_stem: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in document.names:
        firm = _FIRM.fullmatch(name.text)
        if firm:
            by_stem[firm["stem"]].setdefault(name.text, name)
    for names in by_stem.values():
        yield from combinations(names.values(), 2)


def _are_named_together(document: Document, one: Name, other: Name) -> bool:
    """Return whether one sentence names both, as it does when they are two people."""
    for name, other_name in ((one, other), (other, one)):
        pattern = re.compile(rf"\b{re.escape(other_name.text)}\b")
        for sentence in document.sentences_in(Span(name.start, name.end)):
            if pattern.search(document.text[sentence.start : sentence.end]):
                return True
    return False


RULE: Final = Rule(
    code="NAM008",
    name="surname-changes",
    severity=Severity.WARNING,
    what="One first name with two surnames a letter or two apart, or one firm in singular and plural.",
    why="Two spellings of one name; readers cannot tell which is right.",
    flagged=(
        "Council leader Thomas Brandt called a meeting. On Monday Thomas Brand said he would go.",
        "The owner, Meridian Holdings, made a loss. A spokesman for Meridian Holding declined to comment.",
    ),
    clean=(
        "Council leader Thomas Brandt called a meeting. On Monday Thomas Brandt said he would go.",
        "The brothers John Brandt and Joan Brandt called a meeting. On Monday Joan Brandt left.",
        "Thomas Brandt and Thomas Brand called a meeting. On Monday Thomas Brand left.",
        "Thomas Brandt called a meeting. On Monday Thomas Berg left.",
    ),
    limits="Two people so named look like one unless a sentence names both; what NAM001 finds is left to it.",
    reference="Damerau-Levenshtein distance 1, or 2 for surnames of six letters.",
    find=find,
)
