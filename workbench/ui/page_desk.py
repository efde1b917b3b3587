"""The desk the page works at, chosen once a process."""

import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from workbench.config.label_sets import load_labels
from workbench.domain.verdict import Channel
from workbench.errors import WorkbenchError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.scan_article import scan_article
from workbench.services.desk import Desk
from workbench.ui.findings.writer_thread import FindingsWriter
from workbench.wiring import open_desk

SEED_READER = "workbench"


def claims_folder() -> Path:
    """Return where records are kept: WORKBENCH_CLAIMS, or claims/ under the working folder."""
    return Path(os.environ.get("WORKBENCH_CLAIMS", "claims")).resolve()


def the_desk() -> Desk:
    """Return the one desk of this process, with the labels that the labels file has now."""
    return replace(_opened().desk, labels=load_labels(claims_folder()))


def the_findings_writer() -> FindingsWriter:
    """Return what keeps the findings files of this process's desk up to date."""
    return _opened().writer


class _Opened(NamedTuple):
    """The desk as it was opened, and what writes its findings."""

    desk: Desk
    writer: FindingsWriter


@st.cache_resource(show_spinner="Opening the claims folder")
def _opened() -> _Opened:
    """Return the desk with the seed articles loaded where the store is empty; its findings are written from now on."""
    desk = open_desk(claims_folder(), channel=Channel.PAGE)
    if not desk.store.article_list():
        _load_seeds(desk)
    gc.collect()
    gc.freeze()
    writer = FindingsWriter(desk)
    writer.start()
    return _Opened(desk, writer)


def _load_seeds(desk: Desk) -> None:
    for path in sorted(Path(os.environ.get("WORKBENCH_SEEDS", "seeds")).glob("*.txt")):
        try:
            article = import_text(desk, path.read_bytes(), origin=path.name, by=SEED_READER)
        except WorkbenchError as error:
            st.toast(str(error))
            continue
        scan_article(desk, article, by=SEED_READER)
