"""The first line of a table's file: which of its columns are the store's, and their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.store.cells import csv_line
from workbench.store.migrations import META, count_first_columns
from workbench.store.rows import columns_of
from workbench.store.tables import Table

BOM = b"\xef\xbb\xbf"


@cache
def column_names(table: Table) -> tuple[str, ...]:
    """Return all column names of `table`: the record's, then those about the row."""
    return (*columns_of(table), *META)


def header_bytes(table: Table, extra: Sequence[str] = ()) -> bytes:
    """Return the first bytes of the table's file; `extra` are the columns that somebody added."""
    return BOM + csv_line((*column_names(table), *extra)).encode()


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file: the places of the store's columns, as far as present, and of the others.

    Columns of a later schema may be absent; `missing` is another column that is, or "".
    """

    names: tuple[str, ...]
    own: tuple[int, ...]
    others: tuple[int, ...]
    missing: str

    @classmethod
    def of(cls, table: Table, cells: Sequence[str]) -> "Header":
        """Return the header with these cells."""
        names = tuple(_bare(name) for name in cells)
        columns = column_names(table)
        places = _places(columns, names)
        later = range(count_first_columns(table), len(columns) - len(META))
        missing = next((columns[n] for n, place in enumerate(places) if place is None and n not in later), "")
        own = tuple(place for place in places if place is not None)
        others = tuple(place for place in range(len(names)) if place not in own)
        return cls(names=names, own=own, others=others, missing=missing)

    @property
    def leads(self) -> bool:
        """Whether the store's columns come first and in order, followed by any others."""
        return self.own == tuple(range(len(self.own)))

    def fits(self, table: Table) -> bool:
        """Return whether it has all current columns."""
        return len(self.own) == len(column_names(table))


def is_header(cells: Sequence[str]) -> bool:
    """Return whether `cells` are those of a header; a merge by git may leave a second one among the rows."""
    return bool(cells) and _bare(cells[0]) == "id" and META[0] in cells and META[-1] in cells


def _places(columns: Sequence[str], names: Sequence[str]) -> list[int | None]:
    """Return the place of each of `columns` among `names`, None for one that is absent.

    An event has a time of its own besides its row's: of two with one name the first is the record's.
    """
    free: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        free.setdefault(name, []).append(place)
    return [free[name].pop(0) if free.get(name) else None for name in columns]


def _bare(name: str) -> str:
    """Return `name` without blanks around it, a byte-order mark, and the quotation marks after such a mark."""
    bare = name.strip()
    return bare.lstrip("\ufeff").strip('"') if bare.startswith("\ufeff") else bare
