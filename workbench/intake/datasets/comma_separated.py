"""A CSV table, whatever separates its cells."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Final

from workbench.intake.datasets.dataset import Dataset, MakeSheet, sheet_of, whole_sheet_of
from workbench.intake.extracted import UnreadableError
from workbench.intake.plain_text import read_plain

_SEPARATORS: Final = ",;\t|"
_LINES_TRIED: Final = 30
_BYTE_ORDER_MARK: Final = "\ufeff"
"""Stands first in a file whose encoding it tells, and twice where a program wrote another one before it."""


def read_csv(content: bytes) -> Dataset:
    """Read the table, its separator guessed from its first lines.

    Raises:
        UnreadableError: there is no text in it, or none that can be read.
    """
    return _read(content, sheet_of)


def read_whole_csv(content: bytes) -> Dataset:
    """Read the table as `read_csv` does, but its cells in full and with their line ends.

    Raises UnreadableError as `read_csv` does.
    """
    return _read(content, whole_sheet_of)


def _read(content: bytes, make_sheet: MakeSheet) -> Dataset:
    lines = read_plain(content).lstrip(_BYTE_ORDER_MARK).split("\n")
    separator = max(_SEPARATORS, key=lambda character: _regularity(lines[:_LINES_TRIED], character))
    return Dataset(sheets=(make_sheet("", _rows(lines, separator)),))


def _rows(lines: list[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    except csv.Error as error:
        raise UnreadableError(what=f"this is not a CSV table: {error}", fix="Save it as CSV again.") from None


def _regularity(lines: list[str], separator: str) -> tuple[int, int]:
    """Return how many rows are as wide as the first with several cells, and that width."""
    counts = [len(row) for row in islice(_rows(lines, separator), _LINES_TRIED)]
    width = next((count for count in counts if count > 1), 0)
    return (counts.count(width) if width else 0, width)
