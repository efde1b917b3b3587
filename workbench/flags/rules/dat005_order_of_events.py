"""DAT005: an impossible order of dates."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.dates.chains import reversed_orders
from workbench.flags.dates.dated import dated_sentences
from workbench.flags.dates.events import DatedEvent, dated_events, span_of
from workbench.flags.dates.lifespan_conflicts import lifespan_conflicts
from workbench.flags.dates.order import told_out_of_order
from workbench.flags.dates.publication import told_out_of_time
from workbench.flags.dates.ranges import reversed_ranges
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing


def find(document: Document) -> Iterator[Finding]:
    """Yield ranges that end before they begin, and events dated too early or after the article."""
    events = tuple(dated_events(document))
    findings = [
        *_ranges(document),
        *_chains(document),
        *_lifespans(document, events),
        *_orders(document),
        *_out_of_time(document),
    ]
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: finding.span):
        if not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
            yield finding


def _ranges(document: Document) -> Iterator[Finding]:
    for place, first, second in reversed_ranges(document):
        if first.year != second.year:
            message = f"This ends in {second.year}, before it begins in {first.year}. Check both dates."
            evidence = f"{second.year} < {first.year}"
        else:
            message = "This ends before it begins. Check both dates."
            evidence = "order within the year"
        yield Finding(span=place, message=message, evidence=evidence)


def _chains(document: Document) -> Iterator[Finding]:
    for sentence in dated_sentences(document, 2):
        for pair in reversed_orders(sentence):
            first, second = span_of(pair.first), span_of(pair.second)
            earlier, later = first.of(document.text), second.of(document.text)
            yield Finding(
                span=second,
                message=f"{later!r} cannot follow {earlier!r}: the events stand in the wrong order of time.",
                related=(first,),
                evidence=pair.order,
            )


def _lifespans(document: Document, events: Sequence[DatedEvent]) -> Iterator[Finding]:
    for conflict in lifespan_conflicts(document, events):
        place, other = span_of(conflict.date), span_of(conflict.other)
        yield Finding(
            span=place,
            message=f"{place.of(document.text)!r} and {other.of(document.text)!r} do not go together: {conflict.why}.",
            related=(other,),
            evidence=conflict.why,
        )


def _orders(document: Document) -> Iterator[Finding]:
    for pair in told_out_of_order(document):
        earlier, later = document.quote(pair.first.span), document.quote(pair.second.span)
        yield Finding(
            span=pair.second.span,
            message=f"{earlier!r} and {later!r} stand in the wrong order of time: {pair.order}.",
            related=(pair.first.span,),
            evidence=pair.order,
        )


def _out_of_time(document: Document) -> Iterator[Finding]:
    """Yield what is told as past but lies after the article, or the other way round; a note where there are several."""
    written_on = day_of_writing(document)
    found = list(told_out_of_time(document))
    for told in ("past", "future"):
        odd = [one for one in found if one.told == told]
        if not odd:
            continue
        place, side = odd[0].moment.span, "after" if told == "past" else "before"
        if len({document.quote(one.moment.span) for one in odd}) > 1:
            message = f"Several dates here lie {side} the article's own, {written_on}. Is that date right?"
            related = tuple(one.moment.span for one in odd[1:4])
            yield Finding(span=place, message=message, related=related, severity=Severity.NOTE)
        else:
            words = document.quote(place)
            tense = "past" if told == "past" else "coming"
            message = f"Told as {tense}, but {words!r} lies {side} the article, {written_on}."
            verb = odd[0].moment.event.place
            related = () if verb is None else (verb,)
            yield Finding(span=place, message=message, related=related, evidence=odd[0].day.isoformat())


RULE: Final = Rule(
    code="DAT005",
    name="order-of-events",
    severity=Severity.WARNING,
    what="An order of events that cannot be: an end before its beginning, a consequence before its cause, "
    "something told as past that lies after the article, or as coming that lies before it.",
    why="One of the two dates is wrong.",
    flagged=(
        "He led the museum from 2014 to 2011.",
        "The works lasted between March 1998 and June 1989.",
        "Born in 1952, she died in 1949.",
        "The bridge opened in 1931 and was demolished in 1913.",
        "In 2010, two years after the strike of 2012, the pit closed.",
        "Anna Schmidt was born in 1952. Schmidt joined the army in 1949.",
        "She was promoted in May 2012, having joined the force in September 2016.",
        "The shop closed in August 2014. The doors opened again on 29 June 2014.",
        "Strike to end\n\nPublished 25 April 2013\n\nDelegates met in Hull on 18 May to ratify the deal.",
        "Strike to end\n\nPublished 25 April 2013\n\nDelegates will meet in Hull on Monday 8 April.",
    ),
    clean=(
        "He led the museum from 2011 to 2014.",
        "Attendance fell from 2014 to 1989 visitors.",
        "Born in 1952, she lost her father in 1949, who died there.",
        "The bridge opened in 1931 after an older one was demolished in 1913.",
        "In 2014, two years after the strike of 2012, the pit closed.",
        "Strike to end\n\nPublished 25 April 2013\n\nDelegates will meet in Hull on 18 May to ratify the deal.",
        "They report 46 percent of adults identified themselves so in 2014, compared to 30 percent in 1989.",
    ),
    limits="Without a language model it reads one sentence at a time and no tenses. Years after Christ only. "
    "Tenses are held against the date of publication where that is known; a day without a year only where it is near.",
    reference="An event cannot come before what it needs.",
    find=find,
)
