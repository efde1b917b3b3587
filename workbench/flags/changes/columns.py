"""The rows of a table held against what the other rows show of its columns."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.figure import format_like, format_number
from workbench.facts.quantities.quantity import Quantity, quantities_in
from workbench.flags.changes.held import HeldChange
from workbench.flags.changes.setting import written_slack
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.text.document import Document

_LONGEST: Final = 140
_MOST_WORDS: Final = 9
_MOST_COLUMNS: Final = 7
_FEWEST: Final = 3
_FEWEST_HOLDING: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
_KINDS: Final = frozenset({"count", "money", "percent", "code", "ordinal"})


class TableRow(NamedTuple):
    """A line of a table or a list of results: its label, without the figures, and the figures in it."""

    place: Span
    label: str
    quantities: tuple[Quantity, ...]


def tables_of(document: Document) -> tuple[tuple[TableRow, ...], ...]:
    """Return the tables and lists of results of the document, worked out once."""
    return document.once(_tables)


def held_columns(document: Document) -> tuple[HeldChange, ...]:
    """Return each change, difference or product in a row of a table whose other rows show that relation."""
    return document.once(_held)


def _tables(document: Document) -> tuple[tuple[TableRow, ...], ...]:
    tables: list[list[TableRow]] = [[]]
    for paragraph in document.paragraphs:
        row = _row(document, Span(paragraph.start, paragraph.end))
        if row is None:
            tables.append([])
        else:
            tables[-1].append(row)
    return tuple(tuple(table) for table in tables if len(table) >= _FEWEST_HOLDING)


def _row(document: Document, place: Span) -> TableRow | None:
    """Return the line as a row; None where it is prose or has no figure."""
    if place.end - place.start > _LONGEST:
        return None
    quantities = tuple(one for one in quantities_in(document, place) if one.kind in _KINDS)
    text = document.text
    pieces, end = [], place.start
    for one in quantities:
        pieces.append(text[end : one.span.start])
        end = one.span.end
    words = " ".join((*pieces, text[end : place.end]))
    is_prose = text[place.end - 1] in ".?!" and len(_WORD.findall(words)) > _FEWEST
    if not quantities or is_prose or len(_WORD.findall(words)) > _MOST_WORDS:
        return None
    return TableRow(place, " ".join(words.split()), quantities)


def _held(document: Document) -> tuple[HeldChange, ...]:
    return tuple(held for table in tables_of(document) for held in _of_table(table))


def _of_table(table: tuple[TableRow, ...]) -> Iterator[HeldChange]:
    by_shape: dict[tuple[str, ...], list[TableRow]] = {}
    for row in table:
        if _FEWEST <= len(row.quantities) <= _MOST_COLUMNS:
            by_shape.setdefault(tuple(one.kind for one in row.quantities), []).append(row)
    for rows in by_shape.values():
        if len(rows) >= _FEWEST:
            yield from _of_rows(rows)


def _of_rows(rows: list[TableRow]) -> Iterator[HeldChange]:
    for columns in combinations(range(len(rows[0].quantities)), 3):
        for relation in (_change_to, _change_from, _difference, _product):
            triples = [tuple(row.quantities[column] for column in columns) for row in rows]
            checks = [check for triple in triples if (check := relation(*triple)) is not None]
            holding = sum(check.holds for check in checks)
            failing = len(checks) - holding
            if holding >= max(_FEWEST_HOLDING, 2 * failing):
                yield from (HeldChange(check, "column", "marked") for check in checks)


Relation = Callable[[Quantity, Quantity, Quantity], ArithmeticCheck | None]


def _change_to(old: Quantity, new: Quantity, stated: Quantity) -> ArithmeticCheck | None:
    if stated.kind != "percent" or old.kind != new.kind or old.kind == "percent" or old.value <= 0:
        return None
    percent = 100 * (new.value - old.value) / old.value
    slack = 1.2 * written_slack(stated) + 100 * (written_slack(old) + written_slack(new)) * new.value / old.value**2
    arithmetic = f"({new.figure} - {old.figure}) / {old.figure} = {format_number(round(percent, 1))}%"
    is_unsigned = stated.value >= 0 and abs(abs(percent) - stated.value) <= slack
    holds = abs(percent - stated.value) <= slack or is_unsigned
    return arithmetic_check(stated.figure, (old.figure, new.figure), arithmetic=arithmetic, holds=holds)


def _change_from(new: Quantity, old: Quantity, stated: Quantity) -> ArithmeticCheck | None:
    return _change_to(old, new, stated)


def _difference(one: Quantity, other: Quantity, stated: Quantity) -> ArithmeticCheck | None:
    if not one.kind == other.kind == stated.kind or stated.kind == "percent" or 0 in {one.value, other.value}:
        return None
    difference = other.value - one.value
    slack = written_slack(one) + written_slack(other) + written_slack(stated)
    holds = min(abs(abs(difference) - abs(stated.value)), abs(one.value + other.value - stated.value)) <= slack + 1e-9
    arithmetic = f"{other.figure} - {one.figure} = {format_like(difference, stated.figure)}"
    return arithmetic_check(stated.figure, (one.figure, other.figure), arithmetic=arithmetic, holds=holds)


def _product(one: Quantity, other: Quantity, total: Quantity) -> ArithmeticCheck | None:
    kinds = {one.kind, other.kind}
    if "percent" in kinds or (total.kind != "money" and "money" in kinds) or min(one.value, other.value) <= 1:
        return None
    product = one.value * other.value
    slack = written_slack(one) * other.value + written_slack(other) * one.value + written_slack(total)
    arithmetic = f"{one.figure} x {other.figure} = {format_like(product, total.figure)}"
    holds = abs(product - total.value) <= slack + 1e-9
    return arithmetic_check(total.figure, (one.figure, other.figure), arithmetic=arithmetic, holds=holds)
