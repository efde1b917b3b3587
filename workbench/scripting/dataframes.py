"""Turning records into data frames with typed columns."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, get_origin, get_type_hints

import pandas as pd

from workbench.domain.source import Snapshot
from workbench.store.protocol import Record
from workbench.store.rows import ARCHIVED_PREFIX
from workbench.store.tables import Table

TIME: Final = "datetime64[ns, UTC]"
_DTYPES: Final[Mapping[object, str]] = {bool: "bool", int: "Int64", float: "float64"}
_EARLIEST, _LATEST = pd.Timestamp.min.tz_localize("UTC"), pd.Timestamp.max.tz_localize("UTC")


def build_frame(table: Table, records: Sequence[Record], more: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Build a data frame of a table's records, a column for each field, those of an archived copy spread over several.

    `more` are further columns, of texts or of booleans.
    """
    columns: dict[str, pd.Series] = {}
    hints = get_type_hints(table.kind)
    for field in fields(table.kind):
        values = [getattr(record, field.name) for record in records]
        if field.name == "snapshot":
            columns |= _snapshot_columns(values)
        else:
            columns[field.name] = _column(field.name, hints[field.name], values)
    for name, cells in more.items():
        columns[name] = _column(name, bool if name in {"in_effect", "retracted"} else str, cells)
    return pd.DataFrame(columns)


def _snapshot_columns(snapshots: Sequence[Snapshot | None]) -> dict[str, pd.Series]:
    """Build a column for each field of the snapshots; a record without an archived copy has missing values."""
    hints = get_type_hints(Snapshot)
    columns: dict[str, pd.Series] = {}
    for field in fields(Snapshot):
        values = [None if snapshot is None else getattr(snapshot, field.name) for snapshot in snapshots]
        columns[ARCHIVED_PREFIX + field.name] = _column(field.name, hints[field.name], values)
    return columns


def _column(name: str, hint: Any, values: Sequence[Any]) -> pd.Series:  # noqa: ANN401 - a type, and values of it
    """Build a column of the values' type; None is a missing value."""
    if get_origin(hint) is tuple:
        return pd.Series([_plain_values(value) for value in values], dtype="object")
    if name == "at" or name.endswith("_at"):
        return _parse_times(values)
    if hint in _DTYPES:
        return pd.Series(list(values), dtype=_DTYPES[hint])
    return pd.Series([None if value is None else str(value) for value in values], dtype="string")


def _plain_values(values: Sequence[Any]) -> tuple[object, ...]:
    """Return texts as they are, and records of several fields as tuples of these."""
    return tuple(value if isinstance(value, str) else _field_values(value) for value in values)


def _field_values(record: Any) -> tuple[object, ...]:  # noqa: ANN401 - a dataclass of any kind
    return tuple(getattr(record, field.name) for field in fields(record))


def _parse_times(texts: Sequence[str | None]) -> pd.Series:
    """Parse the times as UTC; one that is not ISO 8601, or beyond the range of nanoseconds, is missing."""
    cells = pd.Series(list(texts), dtype="string")
    times = pd.to_datetime(cells, utc=True, errors="coerce", format="ISO8601")
    return times.where(times.between(_EARLIEST, _LATEST)).astype(TIME)
