"""A table in CSV, whatever separates its cells."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Final

from workbench.intake.datasets.dataset import Dataset, MakeSheet, sheet_of, whole_sheet_of
from workbench.intake.extracted import UnreadableError
from workbench.intake.plain_text import read_plain

_SEPARATORS: Final = ",;\t|"
_TRIED_LINES: Final = 30
_MARK: Final = "\ufeff"
"""Stands first in a file whose encoding it tells, and twice where a program wrote another one before it."""


def read_csv(content: bytes) -> Dataset:
    """The table, its separator told from its first lines.

    Raises:
        UnreadableError: there is no text in it, or none that can be read.
    """
    return _read(content, sheet_of)


def read_whole_csv(content: bytes) -> Dataset:
    """The table as `read_csv` gives it, its cells whole and with their line ends.

    Raises UnreadableError as `read_csv` does.
    """
    return _read(content, whole_sheet_of)


def _read(content: bytes, make_sheet: MakeSheet) -> Dataset:
    lines = read_plain(content).lstrip(_MARK).split("\n")
    separator = max(_SEPARATORS, key=lambda sign: _regularity(lines[:_TRIED_LINES], sign))
    return Dataset(sheets=(make_sheet("", _rows(lines, separator)),))


def _rows(lines: list[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    except csv.Error as error:
        raise UnreadableError(what=f"this is not a CSV table: {error}", fix="Save it as CSV again.") from None


def _regularity(lines: list[str], separator: str) -> tuple[int, int]:
    """How many of the rows have as many cells as the first that has several, and how many cells those are."""
    counts = [len(row) for row in islice(_rows(lines, separator), _TRIED_LINES)]
    first = next((count for count in counts if count > 1), 0)
    return (counts.count(first) if first else 0, first)
