"""CON001: two statements of the article that cannot both be true."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.dated import is_earlier
from workbench.flags.persons.lifespan import Lifespan, lifespans
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.contradiction import contradiction_between
from workbench.flags.statements.stems import Statement, is_quotation_or_question, statement_of, words_in
from workbench.text.document import Document

_QUALIFIERS: Final = frozenset(
    (
        "another other others additional further later earlier previous previously initial initially original "
        "originally once again now second third next former formerly if whether would could may might should "
        "planned expected claim claims claimed alleged allegedly according said says some either respectively "
        "while although but however instead yet until since unless"
    ).split()
)
"""Words with which two similar statements may well both be true."""

_FAR_AHEAD: Final = 2100
"""Years from which a date is wrong by itself, which other rules flag."""

_EVENT_WORDS: Final = {"born": "was born on", "died": "died on"}
_PARTS: Final = re.compile(r"[;:|]")
"""Signs of a list, or of a second statement in the sentence that a denial may belong to."""

_CROWD: Final = 12
_LONGEST: Final = 400
_SHARED: Final = 2
"""Content words in common, leaving out those of a crowd of statements, from which two are compared."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the later of two statements that exclude each other, with the earlier one related."""
    yield from sorted([*_statements(document), *_lifespans(document)], key=lambda finding: finding.span)


def _statements(document: Document) -> Iterator[Finding]:
    earlier: list[Statement] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for statement in _plain_statements(document):
        why, opposite = _conflict(document, statement, _similar(statement, earlier, holders))
        if opposite:
            yield Finding(
                span=statement.place,
                message=f"This and an earlier statement cannot both be so: {why}. Which is right?",
                related=(opposite.place,),
                evidence=why,
            )
        for word in statement.stems:
            if len(holders[word]) < _CROWD:
                holders[word].append(len(earlier))
        earlier.append(statement)


def _plain_statements(document: Document) -> Iterator[Statement]:
    """Yield what the article itself states without reserve, sentence by sentence."""
    for sentence in document.sentences:
        if sentence.end - sentence.start > _LONGEST or document.text[sentence.end - 1] not in ".!":
            continue
        if _PARTS.search(document.text, sentence.start, sentence.end) or is_quotation_or_question(document, sentence):
            continue
        words = words_in(document.text, sentence)
        if words.isdisjoint(_QUALIFIERS) and document.paragraphs[sentence.paragraph].role != "boilerplate":
            yield statement_of(sentence, words)


def _similar(statement: Statement, earlier: list[Statement], holders: dict[str, list[int]]) -> Iterator[Statement]:
    """Yield the earlier statements that share some content words with this one, in reading order."""
    shared = Counter[int]()
    for word in statement.stems:
        if word in holders:
            shared.update(holders[word])
    for index in sorted(shared):
        if shared[index] >= _SHARED:
            yield earlier[index]


def _conflict(document: Document, statement: Statement, similar: Iterator[Statement]) -> tuple[str, Statement | None]:
    """Return why the statement contradicts one of the similar statements, and the first such one."""
    for earlier in similar:
        why = contradiction_between(document, earlier, statement)
        if why:
            return why, earlier
    return "", None


def _lifespans(document: Document) -> Iterator[Finding]:
    """Yield births and deaths of one person with two dates."""
    first: dict[tuple[str, str], Lifespan] = {}
    for life in lifespans(document):
        earlier = first.setdefault((life.person, life.event), life)
        differ = is_earlier(earlier.date, life.date) or is_earlier(life.date, earlier.date)
        if differ and max(earlier.date.year, life.date.year) < _FAR_AHEAD:
            span = Span(life.date.start, life.date.end)
            earlier_span = Span(earlier.date.start, earlier.date.end)
            day, earlier_day = document.quote(span), document.quote(earlier_span)
            yield Finding(
                span=span,
                message=f"{life.person} {_EVENT_WORDS[life.event]} {day} here, {earlier_day} elsewhere.",
                related=(earlier_span,),
                evidence=f"{life.event}: {earlier_day} / {day}",
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
