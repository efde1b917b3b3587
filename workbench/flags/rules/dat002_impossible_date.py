"""A date that does not exist."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.moments.readings import readings_of
from workbench.facts.moments.written import written_times
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield days that the calendar does not have."""
    for date in document.dates:
        if date.kind == "day" and not date.possible and date.day <= 39:  # noqa: PLR2004 - above, it is no day at all
            yield Finding(span=Span(date.start, date.end), message="There is no such day in the calendar.")
    for written in written_times(document):
        if (
            written.kind == "numeric"
            and "." not in document.quote(written.span)
            and not readings_of(written, None, None, is_told_first=False)
        ):
            yield Finding(span=written.span, message="There is no such day in the calendar, in either order.")


RULE: Final = Rule(
    code="DAT002",
    name="impossible-date",
    severity=Severity.ERROR,
    what="A date that no calendar has.",
    why="It cannot be right as it stands.",
    flagged=("The law passed on 31 June 2019.", "The strike began on 31/11/2023."),
    clean=("The law passed on 30 June 2019.", "The strike began on 11/30/2023."),
    limits="Gregorian calendar only. A date in figures is read in either order, day first or month first.",
    reference="Gregorian calendar.",
    find=find,
)
