"""One table's file held against the rows that the journals hold for it, row by row and by content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from workbench.errors import StoreError
from workbench.store.cells import BETWEEN
from workbench.store.csv_table.file import TableFile, key_of
from workbench.store.journals.legacy import is_unfilled
from workbench.store.journals.ordering import rows_in_order
from workbench.store.tables import Table

_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 40


@dataclass(slots=True)
class Compared:
    """A table: its file as `found`, and by their keys the rows that the journals hold for it.

    `unheld` rows stand in no journal; they are `in_effect` where a journal is damaged
    that may have held them, and have a place in the order then. `changed` rows have another content than the
    journal's under the same id, though their sum fits. `refused` says why the file
    could not be read or written; the rows are read from the journals then.
    """

    table: Table
    found: TableFile
    held: Mapping[str, str]
    unheld: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    unfilled: int = 0
    refused: StoreError | None = None
    in_effect: bool = False

    @property
    def path(self) -> Path:
        """The table's file."""
        return self.found.path

    def take(self, row: str, *, known: str) -> None:
        """Take a row of the file; `known` is the one that counts under its id."""
        if row != known and is_unfilled(self.table, row, known):
            self.unfilled += 1
        elif row != known:
            self.changed.append(row)

    def wanted(self) -> dict[str, str]:
        """The rows that the file should have, by key: the journals', in order, and those that no journal holds."""
        all_rows = {**self.held, **self.unheld}
        if not self.in_effect:
            return all_rows
        return {key: all_rows[key] for key in rows_in_order(all_rows)}

    def is_in_order(self, *, behind: Sequence[str] = ()) -> bool:
        """Whether the file's rows, with those of `behind` put behind them, stand as they should.

        Where a row stands that is not in effect does not matter.
        """
        there = [*map(key_of, self.found.rows), *behind]
        if self.in_effect:
            return there == list(self.wanted())
        return [key for key in there if key in self.held] == list(self.held)

    def missing(self) -> list[str]:
        """The ids of the journals' rows that the file lacks."""
        return [key for key in self.held if key not in self.found.keys]

    def is_mirror(self) -> bool:
        """Whether the file says what it should, in the store's own form."""
        return (
            self.refused is None
            and self.found.canonical
            and not self.found.torn
            and not self.changed
            and not self.unfilled
            and not self.found.repeated
            and self.is_in_order()
        )


def compared(table: Table, path: Path, held: Mapping[str, str]) -> Compared:
    """The table's file at `path` held against `held`, the journals' rows by their keys; nothing is written."""
    comparison = Compared(table, TableFile(table=table, path=path, known=held), held)
    try:
        comparison.found.refresh()
    except StoreError as error:
        comparison.found, comparison.refused = TableFile(table=table, path=path), error
        return comparison
    for row in comparison.found.written_rows():
        if key_of(row) in held:
            comparison.take(row, known=held[key_of(row)])
        else:
            comparison.unheld[key_of(row)] = row
    for row in comparison.found.repeated:
        comparison.take(row, known=held.get(key_of(row)) or comparison.unheld[key_of(row)])
    return comparison


def named(rows: Iterable[str]) -> str:
    """The ids of the records in the first few of `rows`."""
    ids = [ascii(row.partition(BETWEEN)[0][:_LONGEST_NAME]) for row in islice(rows, _MOST_NAMED + 1)]
    return ", ".join([*ids[:_MOST_NAMED], *(["..."] if len(ids) > _MOST_NAMED else [])])
