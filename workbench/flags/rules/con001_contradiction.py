"""CON001: two statements of the article that cannot both be so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.dated import is_earlier
from workbench.flags.persons.lifespan import Lifespan, lifespans
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.contradiction import contradiction
from workbench.flags.statements.stems import Statement, is_quoted_or_asked, statement_of, words_in
from workbench.text.document import Document

_OTHERWISE: Final = frozenset(
    (
        "another other others additional further later earlier previous previously initial initially original "
        "originally once again now second third next former formerly if whether would could may might should "
        "planned expected claim claims claimed alleged allegedly according said says some either respectively "
        "while although but however instead yet until since unless"
    ).split()
)
"""Words by which two like statements may well both be so."""

_FAR_AHEAD: Final = 2100
"""Years from which a date is wrong by itself, which other rules tell."""

_TOLD: Final = {"born": "was born on", "died": "died on"}
_PARTS: Final = re.compile(r"[;:|]")
"""Signs of a list, or of a second statement in the sentence that a denial may belong to."""

_CROWD: Final = 12
_LONGEST: Final = 400
_SHARED: Final = 2
"""Telling words in common, those that a crowd of statements has left out, from which two are compared."""


def find(document: Document) -> Iterator[Finding]:
    """The later of two statements that exclude each other, the earlier one related."""
    yield from sorted([*_statements(document), *_lives(document)], key=lambda finding: finding.span)


def _statements(document: Document) -> Iterator[Finding]:
    told: list[Statement] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for statement in _told(document):
        why, earlier = _clash(document, statement, _like(statement, told, holders))
        if earlier:
            yield Finding(
                span=statement.place,
                message=f"This and an earlier statement cannot both be so: {why}. Which is right?",
                related=(earlier.place,),
                evidence=why,
            )
        for word in statement.stems:
            if len(holders[word]) < _CROWD:
                holders[word].append(len(told))
        told.append(statement)


def _told(document: Document) -> Iterator[Statement]:
    """What the article itself states without reserve, sentence by sentence."""
    for sentence in document.sentences:
        if sentence.end - sentence.start > _LONGEST or document.text[sentence.end - 1] not in ".!":
            continue
        if _PARTS.search(document.text, sentence.start, sentence.end) or is_quoted_or_asked(document, sentence):
            continue
        words = words_in(document.text, sentence)
        if words.isdisjoint(_OTHERWISE) and document.paragraphs[sentence.paragraph].role != "boilerplate":
            yield statement_of(sentence, words)


def _like(statement: Statement, told: list[Statement], holders: dict[str, list[int]]) -> Iterator[Statement]:
    """The earlier statements that share some telling words with this one, in reading order."""
    shared = Counter(index for word in statement.stems if word in holders for index in holders[word])
    return (told[index] for index in sorted(index for index, many in shared.items() if many >= _SHARED))


def _clash(document: Document, statement: Statement, like: Iterator[Statement]) -> tuple[str, Statement | None]:
    """Why the statement contradicts the first of those like it, and that one."""
    for earlier in like:
        why = contradiction(document, earlier, statement)
        if why:
            return why, earlier
    return "", None


def _lives(document: Document) -> Iterator[Finding]:
    """Births and deaths of one person with two dates."""
    first: dict[tuple[str, str], Lifespan] = {}
    for life in lifespans(document):
        earlier = first.setdefault((life.person, life.event), life)
        differ = is_earlier(earlier.date, life.date) or is_earlier(life.date, earlier.date)
        if differ and max(earlier.date.year, life.date.year) < _FAR_AHEAD:
            here, there = (Span(told.date.start, told.date.end) for told in (life, earlier))
            days = document.quote(here), document.quote(there)
            yield Finding(
                span=here,
                message=f"{life.person} {_TOLD[life.event]} {days[0]} here, {days[1]} elsewhere.",
                related=(there,),
                evidence=f"{life.event}: {days[1]} / {days[0]}",
            )


RULE: Final = Rule(
    code="CON001",
    name="contradiction",
    severity=Severity.WARNING,
    what="Two statements in nearly the same words of which one denies the other, says its opposite or gives another "
    "date; two dates of one birth or death.",
    why="At most one of them can be so.",
    flagged=(
        (
            "The council of Kirkby approved the new mill on Monday.\n\nIt rained.\n\n"
            "The council of Kirkby rejected the new mill on Monday."
        ),
        "The old bridge of Selby was not damaged by the flood.\n\nThe flood damaged the old bridge of Selby.",
        "Anna Schmidt (3 May 1950 – 7 June 2010) was a painter. Anna Schmidt was born on 5 May 1950 in Kirkby.",
    ),
    clean=(
        (
            "The council of Kirkby approved the new mill on Monday.\n\n"
            "The council of Selby rejected the new mill on Monday."
        ),
        "The old bridge of Selby was not damaged by the first flood.\n\nA later flood damaged the old bridge of Selby.",
        "Anna Schmidt (3 May 1950 – 7 June 2010) was a painter. Anna Schmidt was born on 3 May 1950 in Kirkby.",
        (
            "8 February 1916 : transferred to the first brigade at Kirkby.\n\n"
            "9 February 1916 : transferred to the first brigade at Kirkby."
        ),
    ),
    limits="Blind to the same matter in other words, to quotations, and to statements with a reserve (may, later, "
    "according to).",
    reference="Shared words, a list of opposites, words of denial, dates.",
    find=find,
)
