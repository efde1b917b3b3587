"""A record, a highest or a best that a figure given beside it beats, and a place beyond the size of the field."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure
from workbench.flags.changes.setting import Setting, are_alike, is_amount, settings_by_sentence
from workbench.flags.figures.arithmetic import arithmetic_check
from workbench.flags.tallies.tally import HeldTally
from workbench.text.document import Document
from workbench.text.numbers import value_of

_EVER: Final = re.compile(
    r"\b(?:(?:the|its|a|their|his|her|museum[’']s|[\w-]+[’']s)\s(?:\w+[’']s\s)?(?P<best>highest|largest|biggest|"
    r"best|most|busiest|greatest|longest|tallest)"
    r"(?:\s[a-z]+){0,3}?\s(?P<ever>ever|in (?:its|their|the [\w’']+) history|on record|of all time))\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"\b(?:when|in|of|set in|from|record)\b[^.;]{0,40}$", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d(?:-\d\d)?\b")
_FIELD: Final = re.compile(
    r"^(?:,? (?:in|out of|of)(?: the| a)? (?:final|field|race|league|table|group|heat|list|"
    r"class) of (?P<many>\d{1,3}|[a-z]+))\b"
)
_AMOUNT_BEFORE: Final = 160


def held_records(document: Document) -> tuple[HeldTally, ...]:
    """Return every record that a greater figure with another year stands beside, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldTally, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldTally]:
    every = settings_by_sentence(document)
    for index, settings in enumerate(every):
        sentence = document.sentences[index]
        for match in _EVER.finditer(document.text, sentence.start, sentence.end):
            before = every[index - 1] if index else ()
            yield from _beaten(document, match, (*before, *settings))
        for one in settings:
            yield from _beyond_the_field(one, document.text[one.quantity.span.end : one.place.end])


def _beaten(document: Document, match: re.Match[str], settings: tuple[Setting, ...]) -> Iterator[HeldTally]:
    """Yield the record against a greater amount behind it that is told with another year."""
    amounts = [one for one in settings if is_amount(one.quantity)]
    told = [one for one in amounts if one.quantity.span.end <= match.start()]
    behind = [one for one in amounts if one.quantity.span.start >= match.end()]
    if not told:
        return
    own = told[0].quantity if len(told) == 1 or told[0].place != told[-1].place else told[-1].quantity
    for one in behind:
        other = one.quantity
        words = document.text[match.end() : min(one.place.end, other.span.end + 40)]
        if are_alike(own, other) and own.value < other.value <= 3 * own.value and _YEAR.search(words):
            message = f"{other.figure} is more than {own.figure}, but the text says “{match.group()}”."
            figure = Figure(Span(match.start(), match.end()), "n", 0.0, 0.0, match.group())
            check = arithmetic_check(
                figure,
                (other.figure, own.figure),
                arithmetic=f"{other.figure} > {own.figure}",
                holds=False,
                message=message,
            )
            yield HeldTally(check, "record", other.span)
            return


def _beyond_the_field(one: Setting, after: str) -> Iterator[HeldTally]:
    match = _FIELD.match(after) if one.quantity.kind == "ordinal" else None
    if match is None:
        return
    many = value_of(match["many"])
    if many > 1:
        start = one.quantity.span.end + match.start("many")
        message = f"{one.quantity.figure} in a field of {match['many']}."
        arithmetic = f"{one.quantity.value:g} of {many:g}"
        holds = one.quantity.value <= many
        check = arithmetic_check(one.quantity.figure, (), arithmetic=arithmetic, holds=holds, message=message)
        yield HeldTally(check, "rank", Span(start, start + len(match["many"])))
