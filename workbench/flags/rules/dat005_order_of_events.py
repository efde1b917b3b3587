"""DAT005: an order of dates that cannot be."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.chains import reversed_in
from workbench.flags.dates.dated import dated_sentences, is_earlier
from workbench.flags.dates.dateline import day_of_writing
from workbench.flags.dates.events import DatedEvent, dated_events, leaves_open, place_of
from workbench.flags.dates.lifespan_conflicts import lifespan_conflicts
from workbench.flags.dates.ranges import reversed_ranges
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Date, Document


def find(document: Document) -> Iterator[Finding]:
    """Stretches that end before they begin, and events dated before what must come first or after the article."""
    told = tuple(dated_events(document))
    ways = (_stretches(document), _chains(document), _lives(document, told), _after_publication(document, told))
    seen: list[Span] = []
    for finding in sorted(chain(*ways), key=lambda finding: finding.span):
        if not any(finding.span.overlaps(span) for span in seen):
            seen.append(finding.span)
            yield finding


def _stretches(document: Document) -> Iterator[Finding]:
    for place, first, second in reversed_ranges(document):
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


def _lives(document: Document, told: Sequence[DatedEvent]) -> Iterator[Finding]:
    for clash in lifespan_conflicts(document, told):
        place, other = place_of(clash.date), place_of(clash.other)
        yield Finding(
            span=place,
            message=f"{place.of(document.text)!r} and {other.of(document.text)!r} do not go together: {clash.why}.",
            related=(other,),
            evidence=clash.why,
        )


def _after_publication(document: Document, told: Sequence[DatedEvent]) -> Iterator[Finding]:
    """The first event told in the past that lies after the article; a note where several do."""
    written_on = day_of_writing(document)
    if not written_on:
        return
    day = written_on + timedelta(days=1)
    published = Date(0, 0, "day", day.year, day.month, day.day, -1, possible=True)
    late = [event for event in told if is_earlier(published, event.date) and not leaves_open(document, event.sentence)]
    if not late:
        return
    place = place_of(late[0].date)
    others = (place_of(other) for other in document.dates if other.possible and is_earlier(published, other))
    later = [
        span for span in others if not any(leaves_open(document, around) for around in document.sentences_in(span))
    ]
    if len({span.of(document.text) for span in later}) > 1:
        message = f"Several dates here lie after the article's own, {written_on}. Is that date right?"
        yield Finding(span=place, message=message, related=tuple(later[:3]), severity=Severity.NOTE)
    else:
        message = f"Told as past, but {place.of(document.text)!r} lies after the article, {written_on}."
        yield Finding(span=place, message=message, evidence=f"verb {late[0].verb!r}")


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
        "Anna Schmidt was born in 1952. Schmidt joined the army in 1949.",
    ),
    clean=(
        "He led the museum from 2011 to 2014.",
        "Attendance fell from 2014 to 1989 visitors.",
        "Born in 1952, she lost her father in 1949, who died there.",
        "The bridge opened in 1931 after an older one was demolished in 1913.",
        "In 2014, two years after the strike of 2012, the pit closed.",
        "They report 46 percent of adults identified themselves so in 2014, compared to 30 percent in 1989.",
    ),
    limits="Without a language model it reads one sentence at a time. Years after Christ only. An event after the "
    "article is looked for where the date of publication is known.",
    reference="An event cannot come before what it needs.",
    find=find,
)
