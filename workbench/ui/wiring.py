"""The desk the page works at, chosen once a process."""

import gc
import os
import time
import uuid
from pathlib import Path

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.fetch.page import fetch_page
from workbench.services.desk import Desk
from workbench.services.importing import import_text
from workbench.services.reviewing import labels
from workbench.services.scanning import scan
from workbench.store.csv_folder import CsvFolder

SEED_READER = "workbench"


def open_desk(folder: Path) -> Desk:
    """A desk over the CSV files in `folder`."""
    return Desk(
        store=CsvFolder(folder),
        now=utc_now,
        new_id=lambda prefix: f"{prefix}_{uuid.uuid4().hex[:16]}",
        fetch=lambda url: fetch_page(url, now=utc_now),
        labels=labels(folder),
    )


def utc_now() -> str:
    """The time as UTC ISO 8601 with seconds."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def claims_folder() -> Path:
    """Where records are kept: WORKBENCH_CLAIMS, or claims/ under the working folder."""
    return Path(os.environ.get("WORKBENCH_CLAIMS", "claims")).resolve()


@st.cache_resource(show_spinner="Opening the claims folder")
def the_desk() -> Desk:
    """The one desk of this process, with the seed articles loaded where the store is empty."""
    desk = open_desk(claims_folder())
    if not desk.store.article_list():
        _load_seeds(desk)
    gc.collect()
    gc.freeze()
    return desk


def _load_seeds(desk: Desk) -> None:
    for path in sorted(Path(os.environ.get("WORKBENCH_SEEDS", "seeds")).glob("*.txt")):
        try:
            article = import_text(desk, path.read_bytes(), origin=path.name, by=SEED_READER)
        except WorkbenchError as error:
            st.toast(str(error))
            continue
        scan(desk, article, by=SEED_READER)
