"""DAT007: something reported as past in a year far ahead."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.persons.nearby import matches_nearby
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_FAR: Final = re.compile(r"(?<![\d.,$€£#-])(?:2[1-9]\d\d)(?![\d%])")
_TIME_LEAD: Final = re.compile(r"\b(?:in|since|on|during|until|from) (?:(?:the|early|late|mid) ?)*$", re.IGNORECASE)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|has|did|became|began|went|came|took|made|won|lost|led|met|held|left|said|told|wrote|sold|"
    r"bought|built|gave|got|grew|fell|rose|found|ran|saw|sent|spent|stood|taught|thought|(?!need|indeed|"
    r"hundred)[a-z]{2,}ed)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|if|until|till|by the year|plan\w*|expect\w*|"
    r"project\w*|predict\w*|forecast\w*|schedul\w*|target\w*|goal\w*|promis\w*|pledg\w*|aim\w*|fiction\w*|novels?|"
    r"films?|movie|series|stor(?:y|ies)|games?|episode|scenario\w*|future|dystopia\w*|set in|sci-fi|model\w*|"
    r"simulat\w*|emissions?|warming|climate|century|lease|"
    r"bonds?|BCE?|BC|AH)\b",
    re.IGNORECASE,
)
_DASH: Final = re.compile(r"[–—-]\s?$")
_NEAREST: Final = 12


def find(document: Document) -> Iterator[Finding]:
    """Yield each year from 2100 on in a past-tense sentence that mentions no plan, forecast or fiction."""
    places = [Span(*match.span()) for match in _FAR.finditer(document.text)]
    if not places or day_of_writing(document):
        return
    for place in places:
        is_past = matches_nearby(document, place, _PAST) and not matches_nearby(document, place, _AHEAD)
        if is_past and _is_date(document, place):
            yield Finding(
                span=place, message=f"Told as past, but {document.quote(place)} is far ahead. Check the year."
            )


def _is_date(document: Document, place: Span) -> bool:
    """Return whether the year ends a date that ends no range, or follows a word of time."""
    index = bisect_left(document.dates, place.end, key=lambda when: when.end)
    date = document.dates[index] if index < len(document.dates) else None
    if date and date.start <= place.start and date.kind in {"day", "month"}:
        return not _DASH.search(document.text, max(0, date.start - 3), date.start)
    return _TIME_LEAD.search(document.text, max(0, place.start - _NEAREST), place.start) is not None


RULE: Final = Rule(
    code="DAT007",
    name="past-in-far-future",
    severity=Severity.WARNING,
    what="An event told as past and dated in the year 2100 or later.",
    why="A digit of the year is wrong.",
    flagged=("In December 2408 the site had 14 million visitors.",),
    clean=(
        "By 2150 the glacier will be gone.",
        "The novel was set in 2408.",
        "In 2008 the site had 2408 visitors.",
        "Of 2408 visitors in 2008 few came back.",
    ),
    limits="Knows no clock: where the article has a date, DAT005 asks whether an event lies after it.",
    reference="The calendar.",
    find=find,
)
