"""DAT005: an order of dates that cannot be."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.dates.chains import reversed_in
from workbench.detectors.dates.dated import dated_sentences
from workbench.detectors.dates.stretches import backward_stretches
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Stretches that end before they begin, and events dated before what must come first."""
    found = sorted((*_stretches(document), *_chains(document)), key=lambda finding: finding.span)
    seen: set[Span] = set()
    for finding in found:
        if not any(finding.span.overlaps(span) for span in seen):
            seen.add(finding.span)
            yield finding


def _stretches(document: Document) -> Iterator[Finding]:
    for place, first, second in backward_stretches(document):
        yield Finding(
            span=place,
            message=f"This ends in {second.year}, before it begins in {first.year}. Check both dates."
            if first.year != second.year
            else "This ends before it begins. Check both dates.",
            evidence=f"{second.year} < {first.year}" if first.year != second.year else "order within the year",
        )


def _chains(document: Document) -> Iterator[Finding]:
    for sentence in dated_sentences(document, 2):
        for pair in reversed_in(sentence):
            first, second = (Span(date.start, date.end) for date in (pair.first, pair.second))
            words = first.of(document.text), second.of(document.text)
            yield Finding(
                span=second,
                message=f"{words[1]!r} cannot follow {words[0]!r}: the events stand in the wrong order of time.",
                related=(first,),
                evidence=pair.order,
            )


RULE: Final = Rule(
    code="DAT005",
    name="order-of-events",
    severity=Severity.WARNING,
    what="An order of events that cannot be: an end before its beginning, a consequence before its cause.",
    why="One of the two dates is wrong.",
    flagged=(
        "He led the museum from 2014 to 2011.",
        "The works lasted between March 1998 and June 1989.",
        "Born in 1952, she died in 1949.",
        "The bridge opened in 1931 and was demolished in 1913.",
        "In 2010, two years after the strike of 2012, the pit closed.",
    ),
    clean=(
        "He led the museum from 2011 to 2014.",
        "Attendance fell from 2014 to 1989 visitors.",
        "Born in 1952, she lost her father in 1949, who died there.",
        "The bridge opened in 1931 after an older one was demolished in 1913.",
        "In 2014, two years after the strike of 2012, the pit closed.",
    ),
    limits="Reads events of one sentence that share a subject, by a list of verbs; years after Christ only.",
    reference="An event cannot come before what it needs.",
    find=find,
)
