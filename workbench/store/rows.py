"""Between records and rows of text: `from_row(table, to_row(record)) == record`.

A column that a row lacks reads as its field's default, so that a row written
before the field was there is still read. A blank cell does so too, where nothing
of its type can be blank: rows of an earlier schema are filled up with blank cells.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, partial
from typing import Any, get_args, get_origin, get_type_hints

from workbench.domain.flag import Related
from workbench.domain.source import Snapshot
from workbench.store.protocol import Record
from workbench.store.tables import Table

ARCHIVED = "archived_"
"""Begins the names of the columns that an archived copy is spread over."""
_SUPERSEDES = "supersedes"
"""The field whose ids stand in their cell with a blank between them, so that one alone stands there as it is."""
_TRUTH = {True: "yes", False: "no"}


def columns_of(table: Table) -> tuple[str, ...]:
    """The column names of `table`: the record's fields, an archived copy spread over several."""
    names = []
    for field in dataclasses.fields(table.kind):
        if field.name in table.kept_apart:
            continue
        if field.name == "snapshot":
            names += [ARCHIVED + inner.name for inner in dataclasses.fields(Snapshot)]
        else:
            names.append(field.name)
    return tuple(names)


def to_row(table: Table, record: Record) -> dict[str, str]:
    """The cells of `record` by column."""
    row: dict[str, str] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name in table.kept_apart:
            continue
        if field.name == "snapshot":
            row |= _snapshot_cells(value)
        elif field.name == _SUPERSEDES:
            row[field.name] = " ".join(value)
        else:
            row[field.name] = _written(value)
    return row


def from_row(table: Table, row: Mapping[str, str], **apart: str) -> Any:  # noqa: ANN401 - one record type a table
    """The record that `row` tells; `apart` holds the fields kept outside the table.

    Raises:
        ValueError: a cell is not of its column's type, or a column is missing that has no default.
    """
    values: dict[str, object] = _defaults(table.kind) | apart
    for name, read in _readers(table.kind).items():
        if name == "snapshot":
            values[name] = _snapshot_of(row)
        elif name in row:
            values[name] = read(row[name])
        elif name not in values:
            message = f"the column '{name}' is missing"
            raise ValueError(message)
    return table.kind(**values)


def _written(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, tuple):
        return json.dumps([_plain(item) for item in value], ensure_ascii=False) if value else ""
    return str(value)


def _plain(item: object) -> object:
    return [item.start, item.end, item.quote] if isinstance(item, Related) else item


def _snapshot_cells(snapshot: Snapshot | None) -> dict[str, str]:
    names = [field.name for field in dataclasses.fields(Snapshot)]
    return {ARCHIVED + name: "" if snapshot is None else _written(getattr(snapshot, name)) for name in names}


def _snapshot_of(row: Mapping[str, str]) -> Snapshot | None:
    if not row.get(ARCHIVED + "sha256"):
        return None
    cells = {name: row[ARCHIVED + name] for name in _readers(Snapshot) if ARCHIVED + name in row}
    return Snapshot(**{name: read(cells[name]) for name, read in _readers(Snapshot).items() if name in cells})


@cache
def _readers(kind: type) -> dict[str, Callable[[str], Any]]:
    """For each field of `kind` what reads its cell; a field without a default does not read a blank one as such."""
    hints = get_type_hints(kind)
    readers = {}
    for field in dataclasses.fields(kind):
        read, can_be_blank = (_ids, True) if field.name == _SUPERSEDES else _reader(hints[field.name])
        has_default = field.default is not dataclasses.MISSING
        readers[field.name] = read if can_be_blank or not has_default else partial(_read_or, read, field.default)
    return readers


def _read_or(read: Callable[[str], Any], default: object, cell: str) -> Any:  # noqa: ANN401 - what the column holds
    return read(cell) if cell else default


@cache
def _defaults(kind: type) -> dict[str, Any]:
    fields = dataclasses.fields(kind)
    return {field.name: field.default for field in fields if field.default is not dataclasses.MISSING}


def _reader(hint: Any) -> tuple[Callable[[str], Any], bool]:  # noqa: ANN401 - a type
    """What reads a cell of the type `hint`, and whether a blank cell holds a value of that type."""
    if get_origin(hint) is tuple:
        return (_related if get_args(hint)[0] is Related else _strings), True
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint, "" in {member.value for member in hint}
    readers: dict[object, Callable[[str], Any]] = {bool: _truth, int: int, float: float}
    return readers.get(hint, str), hint not in readers


def _truth(cell: str) -> bool:
    if cell.lower() not in {"yes", "no"}:
        message = f"'{cell}' is neither yes nor no"
        raise ValueError(message)
    return cell.lower() == "yes"


def _strings(cell: str) -> tuple[str, ...]:
    return tuple(str(item) for item in json.loads(cell)) if cell else ()


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.split()))


def _related(cell: str) -> tuple[Related, ...]:
    return tuple(Related(start=a, end=b, quote=q) for a, b, q in json.loads(cell)) if cell else ()
