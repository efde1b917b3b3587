"""The desk over a folder of CSV files, put together once for the page and the commands."""

import time
import uuid
from pathlib import Path

from workbench.fetch.page import fetch_page
from workbench.services.desk import Desk
from workbench.services.reviewing import house_style, labels
from workbench.services.sources.suggesting import search_places
from workbench.store.csv_folder import CsvFolder


def open_desk(folder: Path) -> Desk:
    """A desk over the CSV files in `folder`, which is made where it is missing."""
    return Desk(
        store=CsvFolder(folder),
        now=utc_now,
        new_id=new_id,
        fetch=lambda url: fetch_page(url, now=utc_now),
        labels=labels(folder),
        house_style=lambda: house_style(folder, Path()),
        search_places=lambda: search_places(folder),
    )


def utc_now() -> str:
    """The time as UTC ISO 8601 with seconds."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def new_id(prefix: str) -> str:
    """An id that no other record has, such as `ver_18...`; of two ids the later one sorts last."""
    return f"{prefix}_{time.time_ns():016x}{uuid.uuid4().hex[:8]}"  # noqa: TID251 - names a deed, which has no content to derive from
