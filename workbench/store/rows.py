"""Between records and rows of text: `from_row(table, to_row(record)) == record`.

A missing column reads as its field's default, so that a row written before the
field existed can still be read. So does a blank cell whose type has no blank value:
rows of an earlier schema are padded with blank cells.
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

ARCHIVED_PREFIX = "archived_"
"""Prefix of the columns that an archived copy is spread over."""
_SUPERSEDES = "supersedes"
"""The field whose ids are written into one cell separated by blanks, so that a single id looks plain."""
_YES_OR_NO = {True: "yes", False: "no"}


def columns_of(table: Table) -> tuple[str, ...]:
    """Return the column names of `table`: the record's fields, an archived copy spread over several."""
    names = []
    for field in dataclasses.fields(table.kind):
        if field.name in table.stored_outside:
            continue
        if field.name == "snapshot":
            names += [ARCHIVED_PREFIX + inner.name for inner in dataclasses.fields(Snapshot)]
        else:
            names.append(field.name)
    return tuple(names)


def to_row(table: Table, record: Record) -> dict[str, str]:
    """Return the cells of `record` by column."""
    row: dict[str, str] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name in table.stored_outside:
            continue
        if field.name == "snapshot":
            row |= _snapshot_cells(value)
        elif field.name == _SUPERSEDES:
            row[field.name] = " ".join(value)
        else:
            row[field.name] = _cell_text(value)
    return row


def from_row(table: Table, row: Mapping[str, str], **external: str) -> Any:  # noqa: ANN401 - one record type a table
    """Return the record in `row`; `external` holds the fields stored outside the table.

    Raises:
        ValueError: a cell is not of its column's type, or a column is missing that has no default.
    """
    values: dict[str, object] = _defaults(table.kind) | external
    for name, read in _cell_readers(table.kind).items():
        if name == "snapshot":
            values[name] = _snapshot_of(row)
        elif name in row:
            values[name] = read(row[name])
        elif name not in values:
            message = f"the column '{name}' is missing"
            raise ValueError(message)
    return table.kind(**values)


def _cell_text(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return _YES_OR_NO[value]
    if isinstance(value, tuple):
        return json.dumps([_json_value(element) for element in value], ensure_ascii=False) if value else ""
    return str(value)


def _json_value(element: object) -> object:
    return [element.start, element.end, element.quote] if isinstance(element, Related) else element


def _snapshot_cells(snapshot: Snapshot | None) -> dict[str, str]:
    names = [field.name for field in dataclasses.fields(Snapshot)]
    return {ARCHIVED_PREFIX + name: "" if snapshot is None else _cell_text(getattr(snapshot, name)) for name in names}


def _snapshot_of(row: Mapping[str, str]) -> Snapshot | None:
    if not row.get(ARCHIVED_PREFIX + "sha256"):
        return None
    cells = {name: row[ARCHIVED_PREFIX + name] for name in _cell_readers(Snapshot) if ARCHIVED_PREFIX + name in row}
    return Snapshot(**{name: read(cells[name]) for name, read in _cell_readers(Snapshot).items() if name in cells})


@cache
def _cell_readers(kind: type) -> dict[str, Callable[[str], Any]]:
    """Return, for each field of `kind`, the reader of its cell; a blank cell reads as the default, if there is one."""
    hints = get_type_hints(kind)
    readers = {}
    for field in dataclasses.fields(kind):
        read, can_be_blank = (_read_ids, True) if field.name == _SUPERSEDES else _cell_reader(hints[field.name])
        has_default = field.default is not dataclasses.MISSING
        readers[field.name] = (
            read if can_be_blank or not has_default else partial(_read_or_default, read, field.default)
        )
    return readers


def _read_or_default(read: Callable[[str], Any], default: object, cell: str) -> Any:  # noqa: ANN401 - what the column holds
    return read(cell) if cell else default


@cache
def _defaults(kind: type) -> dict[str, Any]:
    fields = dataclasses.fields(kind)
    return {field.name: field.default for field in fields if field.default is not dataclasses.MISSING}


def _cell_reader(hint: Any) -> tuple[Callable[[str], Any], bool]:  # noqa: ANN401 - a type
    """Return the reader of cells of the type `hint`, and whether a blank cell is a value of that type."""
    if get_origin(hint) is tuple:
        return (_read_related if get_args(hint)[0] is Related else _read_strings), True
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint, "" in {member.value for member in hint}
    readers: dict[object, Callable[[str], Any]] = {bool: _read_bool, int: int, float: float}
    return readers.get(hint, str), hint not in readers


def _read_bool(cell: str) -> bool:
    if cell.lower() not in {"yes", "no"}:
        message = f"'{cell}' is neither yes nor no"
        raise ValueError(message)
    return cell.lower() == "yes"


def _read_strings(cell: str) -> tuple[str, ...]:
    return tuple(str(element) for element in json.loads(cell)) if cell else ()


def _read_ids(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.split()))


def _read_related(cell: str) -> tuple[Related, ...]:
    return tuple(Related(start=start, end=end, quote=quote) for start, end, quote in json.loads(cell)) if cell else ()
