"""One table's file compared with the rows that the journals hold for it, row by row and by content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from workbench.errors import StoreError
from workbench.store.cells import CELL_SEPARATOR
from workbench.store.csv_table.file import TableFile, key_of_row
from workbench.store.journals.legacy import is_unfilled
from workbench.store.journals.ordering import rows_in_order
from workbench.store.tables import Table

_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 40


@dataclass(slots=True)
class TableComparison:
    """A table's file compared with the rows that the journals hold for it, by their keys.

    `unjournalled` rows are in no journal; they are `in_effect`, and have a place in the
    order, where a damaged journal may have held them. `changed` rows differ from the
    journal's under the same key, though their checksum fits. `refusal` says why the file
    could not be read or written; then the rows are read from the journals.
    """

    table: Table
    file: TableFile
    journal_rows: Mapping[str, str]
    unjournalled: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    unfilled: int = 0
    refusal: StoreError | None = None
    in_effect: bool = False

    @property
    def path(self) -> Path:
        """The path of the table's file."""
        return self.file.path

    def take(self, row: str, *, known: str) -> None:
        """Take a row of the file; `known` is the one in effect under its key."""
        if row != known and is_unfilled(self.table, row, known):
            self.unfilled += 1
        elif row != known:
            self.changed.append(row)

    def wanted_rows(self) -> dict[str, str]:
        """Return the rows that the file should have, by key: the journals', in order, and those in no journal."""
        all_rows = {**self.journal_rows, **self.unjournalled}
        if not self.in_effect:
            return all_rows
        return {key: all_rows[key] for key in rows_in_order(all_rows)}

    def is_in_order(self, *, followed_by: Sequence[str] = ()) -> bool:
        """Return whether the file's rows, followed by those of `followed_by`, are in the right order.

        The place of a row that is not in effect does not matter.
        """
        keys = [*map(key_of_row, self.file.rows), *followed_by]
        if self.in_effect:
            return keys == list(self.wanted_rows())
        return [key for key in keys if key in self.journal_rows] == list(self.journal_rows)

    def missing_keys(self) -> list[str]:
        """Return the keys of the journals' rows that the file lacks."""
        return [key for key in self.journal_rows if key not in self.file.keys]

    def is_up_to_date(self) -> bool:
        """Return whether the file agrees with the journals, in the store's own form."""
        return (
            self.refusal is None
            and self.file.is_canonical
            and not self.file.is_torn
            and not self.changed
            and not self.unfilled
            and not self.file.repeated
            and self.is_in_order()
        )


def compare_table(table: Table, path: Path, journal_rows: Mapping[str, str]) -> TableComparison:
    """Compare the table's file at `path` with `journal_rows`, the journals' rows by key; nothing is written."""
    comparison = TableComparison(table, TableFile(table=table, path=path, known=journal_rows), journal_rows)
    try:
        comparison.file.refresh()
    except StoreError as error:
        comparison.file, comparison.refusal = TableFile(table=table, path=path), error
        return comparison
    for row in comparison.file.written_rows():
        if key_of_row(row) in journal_rows:
            comparison.take(row, known=journal_rows[key_of_row(row)])
        else:
            comparison.unjournalled[key_of_row(row)] = row
    for row in comparison.file.repeated:
        comparison.take(row, known=journal_rows.get(key_of_row(row)) or comparison.unjournalled[key_of_row(row)])
    return comparison


def sample_of_ids(rows: Iterable[str]) -> str:
    """Return the ids of the records in the first few of `rows`."""
    ids = [ascii(row.partition(CELL_SEPARATOR)[0][:_LONGEST_NAME]) for row in islice(rows, _MOST_NAMED + 1)]
    if len(ids) > _MOST_NAMED:
        ids[_MOST_NAMED:] = ["..."]
    return ", ".join(ids)
