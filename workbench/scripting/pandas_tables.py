"""A claims folder as tables for pandas."""

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.verdict import Channel
from workbench.review.records import retracted_ids
from workbench.scripting.rows_in_effect import HISTORIES, rows_in_effect
from workbench.services.articles.open_review import open_review
from workbench.store.tables import TABLES, TABLES_BY_NAME
from workbench.wiring import open_existing_desk

if TYPE_CHECKING:
    from pandas import DataFrame


def tables(folder: Path | str) -> dict[str, "DataFrame"]:
    """Return what is in effect in the claims folder, a data frame for each of its tables.

    Ids and other texts are strings, offsets and counts `Int64`, times `datetime64[ns, UTC]`
    (one that cannot be read is missing), lists tuples. `claims` also has `status` and
    `stage`, `flags` its `status`, `articles` its text. `verdict_history`,
    `flag_decision_history` and `move_history` hold every decision ever made, oldest first,
    and say which are `rows_in_effect` and which were `retracted`.

    Raises StoreError where no records are kept in `folder`.
    """
    from workbench.scripting.dataframes import build_frame  # noqa: PLC0415 - pandas is slow to load, and wanted only here

    desk = open_existing_desk(Path(folder), channel=Channel.PROGRAM)
    loaded = desk.store.load_all()
    rows = rows_in_effect(loaded, [open_review(desk, article.id) for article in loaded.articles])
    extra_columns = {
        "claims": {"status": rows.claim_status, "stage": rows.claim_stage},
        "flags": {"status": rows.flag_status},
    }
    frames = {
        table.name: build_frame(table, rows.records.get(table.name, []), extra_columns.get(table.name, {}))
        for table in TABLES
    }
    retracted = retracted_ids(loaded.events)
    for name, table_name in HISTORIES.items():
        records = getattr(loaded, table_name)
        ids_in_effect = {record.id for record in rows.records.get(table_name, ())}
        columns = {
            "in_effect": [record.id in ids_in_effect for record in records],
            "retracted": [record.id in retracted for record in records],
        }
        frames[name] = build_frame(TABLES_BY_NAME[table_name], records, columns)
    return frames
