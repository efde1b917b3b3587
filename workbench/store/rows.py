"""Between records and rows of text: `from_row(table, to_row(record)) == record`."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from workbench.domain.flag import Related
from workbench.domain.source import Snapshot
from workbench.store.protocol import Record
from workbench.store.tables import Table

_SNAPSHOT = "archived_"
_TRUTH = {True: "yes", False: "no"}


def columns_of(table: Table) -> tuple[str, ...]:
    """The column names of `table`: the record's fields, an archived copy spread over several."""
    names = []
    for field in dataclasses.fields(table.kind):
        if field.name in table.kept_apart:
            continue
        if field.name == "snapshot":
            names += [_SNAPSHOT + inner.name for inner in dataclasses.fields(Snapshot)]
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
        else:
            row[field.name] = _written(value)
    return row


def from_row(table: Table, row: Mapping[str, str], **apart: str) -> Any:  # noqa: ANN401 - one record type a table
    """The record that `row` tells; `apart` holds the fields kept outside the table.

    Raises ValueError, naming the value, where a cell is not of its column's type.
    """
    values: dict[str, object] = dict(apart)
    for name, read in _readers(table.kind).items():
        if name == "snapshot":
            values[name] = _snapshot_of(row)
        elif name not in apart:
            values[name] = read(row[name])
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
    return {_SNAPSHOT + name: "" if snapshot is None else _written(getattr(snapshot, name)) for name in names}


def _snapshot_of(row: Mapping[str, str]) -> Snapshot | None:
    if not row[_SNAPSHOT + "sha256"]:
        return None
    readers = _readers(Snapshot)
    return Snapshot(**{name: read(row[_SNAPSHOT + name]) for name, read in readers.items()})


@cache
def _readers(kind: type) -> dict[str, Callable[[str], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


def _reader(hint: Any) -> Callable[[str], Any]:  # noqa: ANN401 - a type
    if get_origin(hint) is tuple:
        return _related if get_args(hint)[0] is Related else _strings
    if hint is bool:
        return _truth
    if hint in {int, float} or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint  # type: ignore[no-any-return]
    return str


def _truth(cell: str) -> bool:
    if cell.lower() not in {"yes", "no"}:
        message = f"'{cell}' is neither yes nor no"
        raise ValueError(message)
    return cell.lower() == "yes"


def _strings(cell: str) -> tuple[str, ...]:
    return tuple(str(item) for item in json.loads(cell)) if cell else ()


def _related(cell: str) -> tuple[Related, ...]:
    return tuple(Related(start=a, end=b, quote=q) for a, b, q in json.loads(cell)) if cell else ()
