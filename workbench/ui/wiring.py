"""The desk the page works at, chosen once a process."""

import gc
import os
from dataclasses import replace
from pathlib import Path

import streamlit as st

from workbench.domain.verdict import Channel
from workbench.errors import WorkbenchError
from workbench.services.articles.importing import import_text
from workbench.services.articles.scanning import scan
from workbench.services.desk import Desk
from workbench.services.reviewing import labels
from workbench.wiring import open_desk

SEED_READER = "workbench"


def claims_folder() -> Path:
    """Where records are kept: WORKBENCH_CLAIMS, or claims/ under the working folder."""
    return Path(os.environ.get("WORKBENCH_CLAIMS", "claims")).resolve()


def the_desk() -> Desk:
    """The one desk of this process, its verdicts as the labels file has them now."""
    return replace(_opened_desk(), labels=labels(claims_folder()))


@st.cache_resource(show_spinner="Opening the claims folder")
def _opened_desk() -> Desk:
    """The desk as it was opened, with the seed articles loaded where the store is empty."""
    desk = open_desk(claims_folder(), channel=Channel.PAGE)
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
