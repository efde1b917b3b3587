"""Ranks, majorities and multiples of votes against the results that the article lists."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.figure import format_number
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.columns import TableRow, tables_of
from workbench.flags.changes.fits import fits_multiple
from workbench.flags.changes.setting import Setting, settings_by_sentence
from workbench.flags.figures.arithmetic import arithmetic_check
from workbench.flags.tallies.tally import HeldTally
from workbench.text.document import Document

_MAJORITY: Final = re.compile(r"\b(?:maj(?:ority)?|lead)\b", re.IGNORECASE)
_NO_ENTRY: Final = re.compile(
    r"\b(?:maj(?:ority)?|turnout|total|lead|electorate|spoilt|rejected|swing|average|all|overall|attendance|"
    r"needed|quota)\b",
    re.IGNORECASE,
)
_RANKED: Final = re.compile(r"\b(?:was|came|finished|ended|placed|is|stood|lies|lie|ran)(?: up)?(?: in)?(?: a)? $")
_NO_RANK: Final = re.compile(
    r"^ (?!place\b|in the (?:vote|poll|ballot|table|race|contest|final)\b|of \w+\b|with\b|despite\b|behind\b)[a-z]"
)
_VOTES_AS: Final = re.compile(r"^ as many (?P<what>votes|points|seats|goals|members|medals) as (?P<whom>[^,.;]+)")
_FEWEST: Final = 3
_NEAR: Final = 2
_WORD: Final = re.compile(r"[A-Z][\w’'-]{2,}")


class Entry(NamedTuple):
    """One entry of listed results: its words, its last amount, and its row."""

    words: frozenset[str]
    amount: Quantity
    row: TableRow


def held_results(document: Document) -> tuple[HeldTally, ...]:
    """Return every rank, majority and multiple that a list of results shows, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldTally, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldTally]:
    tables = [entries for table in tables_of(document) if len(entries := _entries(table)) >= _FEWEST]
    for table in tables_of(document):
        yield from _majority(table)
    if not tables:
        return
    for settings in settings_by_sentence(document):
        for one in settings:
            for entries in tables:
                yield from _rank(document, one, entries)
                yield from _multiple(document, one, entries)


def _entries(table: tuple[TableRow, ...]) -> list[Entry]:
    entries = []
    for row in table:
        amounts = [one for one in row.quantities if one.kind in {"count", "money"}]
        words = frozenset(word.lower() for word in _WORD.findall(row.label))
        if amounts and words and not _NO_ENTRY.search(row.label):
            entries.append(Entry(words, amounts[-1], row))
    return entries


def _majority(table: tuple[TableRow, ...]) -> Iterator[HeldTally]:
    entries = _entries(table)
    rows = [row for row in table if _MAJORITY.search(row.label) and len(row.quantities) == 1]
    if len(rows) != 1 or len(entries) < 2 or rows[0].quantities[0].kind != "count":  # noqa: PLR2004 - the first two
        return
    stated = rows[0].quantities[0]
    first, second = sorted((entry.amount for entry in entries if entry.row is not rows[0]), key=lambda one: -one.value)[
        :2
    ]
    lead = first.value - second.value
    if stated.value > 0 and (lead == stated.value or 0.5 <= lead / stated.value <= 2):  # noqa: PLR2004 - near
        arithmetic = f"{first.figure} - {second.figure} = {format_number(lead)}"
        check = arithmetic_check(
            stated.figure, (first.figure, second.figure), arithmetic=arithmetic, holds=lead == stated.value
        )
        yield HeldTally(check, "majority", first.span)


def _rank(document: Document, one: Setting, entries: list[Entry]) -> Iterator[HeldTally]:
    """Yield "came third" against the place of the subject in the list."""
    quantity = one.quantity
    if quantity.kind != "ordinal" or not _RANKED.search(one.before) or _NO_RANK.match(one.after):
        return
    named = _named(document.text[one.place.start : quantity.span.start], entries)
    if len(named) != 1 or quantity.value > len(entries):
        return
    values = [entry.amount.value for entry in entries]
    if values not in (sorted(values), sorted(values, reverse=True)) or len(set(values)) < len(values):
        return
    place = entries.index(named[0]) + 1
    message = f"In the list {place} of {len(entries)}, but the text says {quantity.figure}."
    holds = place == quantity.value
    if holds or abs(place - quantity.value) <= _NEAR:
        check = arithmetic_check(
            quantity.figure, (named[0].amount.figure,), arithmetic=f"place {place}", holds=holds, message=message
        )
        yield HeldTally(check, "rank", named[0].row.place)


def _multiple(document: Document, one: Setting, entries: list[Entry]) -> Iterator[HeldTally]:
    """Yield "twice as many votes as the Greens" against the votes listed."""
    match = _VOTES_AS.match(one.after) if one.quantity.kind == "multiple" else None
    if match is None:
        return
    subject = _named(document.text[one.place.start : one.quantity.span.start], entries)
    other = _named(match["whom"], entries)
    if len(subject) == len(other) == 1 and subject != other:
        more, fewer = subject[0].amount, other[0].amount
        arithmetic = f"{more.figure} / {fewer.figure} = {format_number(more.value / fewer.value)}"
        holds = fits_multiple(one.quantity, fewer, more)
        check = arithmetic_check(one.quantity.figure, (more.figure, fewer.figure), arithmetic=arithmetic, holds=holds)
        yield HeldTally(check, "multiple", Span(more.span.start, more.span.end))


def _named(words: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries that the words name, those with most words in common."""
    named = {word.lower() for word in _WORD.findall(words)}
    counts = [(len(named & entry.words), entry) for entry in entries]
    most = max((count for count, _ in counts), default=0)
    return [entry for count, entry in counts if count == most] if most else []
