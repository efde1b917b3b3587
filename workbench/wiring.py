"""Assembling the desk over a folder of CSV files, for the page and the commands."""

import os
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from workbench.config.desk_file import load_desk_rules
from workbench.config.label_sets import load_labels, load_labels_with_problems
from workbench.config.newsroom import load_publisher
from workbench.config.plugins import plugin_problems
from workbench.domain.desk_name import ListedName
from workbench.domain.problem import Problem
from workbench.domain.source import Fetched
from workbench.domain.verdict import Channel
from workbench.errors import LoopbackOnlyError, StoreError
from workbench.fetch.page import fetch_page
from workbench.fetch.progress import report_progress
from workbench.review.desk_names import listed_names
from workbench.services.articles.open_review import load_house_style
from workbench.services.desk import Desk, TimestampAuthority
from workbench.services.names.names_in_style import with_names_of
from workbench.services.session_cache import SessionCache
from workbench.services.sources.suggest_searches import load_search_places
from workbench.store.findings.changes import ChangedArticles
from workbench.store.findings.findings_folder import FindingsFolder
from workbench.store.findings.watched import WatchedFolder
from workbench.store.package.datapackage import is_store
from workbench.store.reading.single_table import read_table
from workbench.store.tables import TABLES_BY_NAME
from workbench.store.vectors import FOLDER, VectorFile

TEST_SITE = "WORKBENCH_TEST_SITE"
"""For tests of the page only: a "127.0.0.1:PORT" that may be fetched although it is on this machine."""

_opened: list[Desk] = []
"""The desks opened by this command, whose findings are written before it ends."""


def open_desk(folder: Path, *, channel: Channel = Channel.COMMAND_LINE) -> Desk:
    """Open the desk over the CSV files in `folder`, created where it is missing; verdicts come in by `channel`.

    Raises LoopbackOnlyError where the setting for tests names an address off this machine.
    """
    site = loopback_site(os.environ.get(TEST_SITE, ""))
    changes = ChangedArticles()
    store = WatchedFolder(folder, appended=changes.note)
    cache = SessionCache()
    desk = Desk(
        store=store,
        now=utc_now,
        new_id=new_id,
        fetch=lambda url: fetch(url, site=site),
        labels=load_labels(folder),
        timestamps=_timestamps(),
        house_style=lambda: with_names_of(store, load_house_style(folder, Path(), cache=cache), cache),
        publisher=lambda: load_publisher(folder),
        search_places=lambda: load_search_places(folder),
        rules=lambda: load_desk_rules(folder),
        configuration=lambda: settings_problems(folder, cache=cache),
        vectors=VectorFile(folder / FOLDER),
        channel=channel,
        findings=FindingsFolder(folder, changes=changes, check_writable=store.check_writable),
        cache=cache,
    )
    if channel is Channel.COMMAND_LINE:
        _opened.append(desk)
    return desk


def fetch(url: str, *, site: str = "", progress: Callable[[int], None] = report_progress) -> Fetched:
    """Fetch a page that somebody asked for: the one way by which anything here reaches the network.

    `site` is a place on this machine that tests may fetch from. Raises FetchError.
    """
    return fetch_page(url, now=utc_now, allowed=site, progress=progress)


def take_opened_desks() -> tuple[Desk, ...]:
    """Return the desks opened for a command since the last call, and forget them."""
    desks = tuple(_opened)
    _opened.clear()
    return desks


def open_existing_desk(folder: Path, *, channel: Channel = Channel.COMMAND_LINE) -> Desk:
    """Open the desk over the CSV files in `folder`, without creating it, so that a mistyped name is an error.

    Raises:
        StoreError: no records are kept there.
    """
    if not is_store(folder):
        what = "no records are kept in this folder" if folder.is_dir() else "there is no such folder"
        fix = "Name another one with --claims, or add an article: workbench articles --add FILE"
        raise StoreError(where=str(folder), what=what, fix=fix)
    return open_desk(folder, channel=channel)


def read_names(folder: Path) -> tuple[tuple[ListedName, ...], tuple[Problem, ...]]:
    """Read the desk's list of names in the claims folder `folder` without opening or creating it.

    A list that cannot be read is a Problem; where there is no folder there are no names.
    """
    try:
        entries, problems = read_table(folder, TABLES_BY_NAME["names"])
    except StoreError as error:
        return (), (Problem(where=str(folder / "names.csv"), what="it cannot be read", fix=str(error)),)
    return listed_names(entries), problems


def settings_problems(
    folder: Path | None, *, style: bool = True, cache: SessionCache | None = None
) -> tuple[Problem, ...]:
    """Return the problems of the settings files in `folder`, if one is given, file by file.

    With `style`, the house style is included, which may be in the working folder; `cache` is that of a desk.
    """
    folders = (folder,) if folder else ()
    problems = list(load_house_style(*folders, Path(), cache=cache)[1]) if style else []
    for settings_folder in folders:
        for _, file_problems in (
            load_desk_rules(settings_folder),
            load_labels_with_problems(settings_folder),
            load_publisher(settings_folder),
            load_search_places(settings_folder),
        ):
            problems += file_problems
    return (*problems, *plugin_problems())


def _timestamps() -> TimestampAuthority | None:
    """Return the timestamp authority named in the environment, if any."""
    url, certificates = (os.environ.get(f"WORKBENCH_TIMESTAMP_{name}", "") for name in ("URL", "CERTIFICATES"))
    if not url and not certificates:
        return None
    from workbench.fetch.timestamps import TimestampAuthority  # noqa: PLC0415 - slow to load, and seldom wanted

    return TimestampAuthority(url=url, certificates=certificates, now=utc_now)


def loopback_site(written: str) -> str:
    """Check that `written` is a "127.0.0.1:PORT" or nothing, and return it.

    Raises:
        LoopbackOnlyError: it names anything else.
    """
    if written and not re.fullmatch(r"127\.0\.0\.1:[0-9]{1,5}", written):
        raise LoopbackOnlyError(setting=TEST_SITE, written=written)
    return written


def utc_now() -> str:
    """Return the current time as UTC ISO 8601 with seconds."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def new_id(prefix: str) -> str:
    """Make an id that no other record has, such as `ver_18...`; of two ids the later one sorts last."""
    return f"{prefix}_{time.time_ns():016x}{uuid.uuid4().hex[:8]}"  # noqa: TID251 - names a deed, which has no content to derive from
