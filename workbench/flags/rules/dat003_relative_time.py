"""A relative time in an article without a date of publication."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_EVENT: Final = re.compile(
    r"\b(?<!\bstill )(?<!\bis )(?<!\bare )(?:earlier|later|\w+ed|said|says|told|met|began|left|won|lost)\s$",
    re.IGNORECASE,
)
_REGULARLY: Final = re.compile(
    r"\b(?:(?:per|every|each|a) (?:day|week|month)|daily|weekly|monthly|usually|always)\b", re.IGNORECASE
)
_HABIT: Final = re.compile(r"\s(?:mornings|afternoons|evenings|nights)\b")
_PART_OF_A_NAME: Final = re.compile(r"[A-Z][\w’'.]*\s$")
_PAST: Final = "VBD"
_REACH: Final = 30


def find(document: Document) -> Iterator[Finding]:
    """Yield one finding: the first relative time, with the others related."""
    if day_of_writing(document):
        return
    relative = (Span(date.start, date.end) for date in document.dates if date.kind == "relative")
    places = [span for span in relative if not _is_nowadays(document, span) and not _is_habit(document, span)]
    if places:
        quote = document.quote(places[0])
        message = f"{quote!r} has no date of publication to count from. Record when the article appeared."
        yield Finding(span=places[0], message=message, related=tuple(places[1:]))


def _is_nowadays(document: Document, span: Span) -> bool:
    """Return whether "today" means these days, or is part of a name, as no event is reported on it."""
    text, word = document.text, span.of(document.text)
    if word.casefold() != "today":
        return False
    if word == "Today" and text.startswith(",", span.end):
        return not _has_past_verb(document, span)
    before = max(0, span.start - _REACH)
    named = word == "Today" and _PART_OF_A_NAME.search(text, before, span.start)
    return bool(named) or _EVENT.search(text, before, span.start) is None


def _has_past_verb(document: Document, span: Span) -> bool:
    """Return whether a sentence that overlaps `span` has a verb in the past tense."""
    for sentence in document.sentences_in(span):
        if any(token.tag == _PAST for token in document.sentence_tokens(sentence)):
            return True
    return False


def _is_habit(document: Document, span: Span) -> bool:
    """Return whether something takes place on such a day regularly."""
    text = document.text
    if _HABIT.match(text, span.end):
        return True
    return any(_REGULARLY.search(text, sentence.start, span.start) for sentence in document.sentences_in(span))


RULE: Final = Rule(
    code="DAT003",
    name="relative-time",
    severity=Severity.NOTE,
    what="A relative time where the date of publication is unknown.",
    why="Nobody can check a 'last week' without knowing which week.",
    flagged=("The court ruled last week.", "The court ruled today."),
    clean=(
        "The court ruled on 3 May 2020.",
        "The method is still used today.",
        "Mill shuts\n\nTuesday, 5 May 2020\n\nThe mill was shut yesterday.",
        "There are two flights a week on Thursday.",
    ),
    limits="One note an article. A dateline in the first lines counts as the date of publication.",
    reference="AP style on time elements.",
    find=find,
)
