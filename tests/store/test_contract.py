"""What every store promises."""

import dataclasses
from enum import StrEnum
from typing import get_type_hints

import pytest
from builders import claim_at, event_about, source_in, verdict_on

from workbench.domain.article import Article, article_of
from workbench.domain.checked import Scan, ScanId
from workbench.domain.claim import Claim, claim_id_for
from workbench.domain.desk_name import DeskName, NameKind
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.flag import FlagId
from workbench.domain.source import Snapshot, SourceKind, SourceTier
from workbench.domain.span import Span
from workbench.domain.verdict import Verdict, VerdictId
from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder
from workbench.store.memory import Memory
from workbench.store.tables import TABLES

ARTICLE = article_of("Some 36% agreed.\nOthers did not – “=1+1”.", title="=cmd|' /C calc'!A0")
OTHER = article_of("Another text.", title="007")


def claim(article=ARTICLE, start=0, end=16, **change) -> Claim:
    about = {"worthiness": 0.75, "cues": ("a figure", "with | and \\ in it")}
    return claim_at(article, start, end, **(about | change))


def verdict(number: int, rationale: str = "Because.") -> Verdict:
    return verdict_on(claim(), id=VerdictId(f"ver_{number}"), rationale=rationale, reviewer='Ána "A" O\'Neil, ed.')


def over(number: int) -> Verdict:
    """The verdict after the one with this number, which it supersedes."""
    return dataclasses.replace(verdict(number + 1), supersedes=(VerdictId(f"ver_{number}"),))


def event(number: int) -> Event:
    return event_about(verdict(number), EventKind.EXPORTED, id=EventId(f"evt_{number}"))


@pytest.fixture(params=["memory", "folder"])
def store(request, tmp_path):
    return Memory() if request.param == "memory" else CsvFolder(tmp_path / "claims")


def test_records_come_back_as_they_were(store):
    snapshot = Snapshot(sha256="0" * 64, media_type="text/html", size=12, fetched_at="2026-01-01T00:00:00Z")
    about = {"kind": SourceKind.WEB_PAGE, "title": "TRUE", "standing": SourceTier.PRIMARY}
    source = source_in(ARTICLE, snapshot=snapshot, **about)
    store.append([ARTICLE, claim(), source, verdict(1)], by="Ana")

    loaded = store.load(ARTICLE.id)

    assert (loaded.articles, loaded.claims) == ((ARTICLE,), (claim(),))
    assert (loaded.sources, loaded.verdicts) == ((source,), (verdict(1),))
    assert loaded.problems == ()


def test_checks_come_back_in_the_order_in_which_they_were_acknowledged_however_much_they_found(store):
    many = tuple(claim_id_for(ARTICLE.id, Span(start, start + 1)) for start in range(3_000))
    found = {"article_id": ARTICLE.id, "reading": "1/1a2b3c", "scanned_by": "Ana", "scanned_at": "2026-01-01T00:00:00Z"}
    newer = Scan(id=ScanId("scn_1"), claim_ids=many, flag_ids=(FlagId("flg_1"),), **found)
    store.append([Scan(id=ScanId("scn_2"), **found)], by="Ana")
    store.append([newer, claim(number="12a")], by="Ana")

    loaded = store.load(ARTICLE.id)

    assert [kept.id for kept in loaded.scans] == ["scn_2", "scn_1"]
    assert loaded.scans[-1] == newer
    assert [kept.number for kept in loaded.claims] == ["12a"]


def test_only_the_article_asked_for_is_loaded(store):
    store.append([ARTICLE, claim(), OTHER], by="Ana")

    assert store.load(OTHER.id).claims == ()
    assert store.load(OTHER.id).articles == (OTHER,)
    assert store.load("art_none").articles == ()
    assert store.article_list() == (ARTICLE, OTHER)
    assert store.load_all().articles == (ARTICLE, OTHER)


def test_verdicts_keep_the_order_in_which_they_were_acknowledged(store):
    for number in (3, 1, 2):
        store.append([verdict(number)], by="Ana")

    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_3", "ver_1", "ver_2"]


def test_the_newest_row_of_a_claim_counts(store):
    store.append([claim()], by="Ana")
    store.append([claim(worthiness=0.5)], by="Ana")

    assert store.load(ARTICLE.id).claims == (claim(worthiness=0.5),)


def test_the_version_changes_with_every_append(store):
    before = store.version()
    store.append([verdict(1)], by="Ana")

    assert store.version() != before


def test_bytes_are_kept_under_their_hash(store):
    sha256 = store.keep(b"<html>", media_type="text/html", origin="https://example.org")

    assert store.read(sha256) == b"<html>"
    assert store.keep(b"<html>", media_type="text/html", origin="elsewhere") == sha256


def test_bytes_never_kept_are_refused_in_one_line(store):
    with pytest.raises(StoreError, match=r"^[^\n]+$"):
        store.read("0" * 64)


def test_nothing_was_done_to_a_new_store(store):
    assert store.notices() == ()


def test_what_no_table_keeps_is_refused_and_nothing_of_the_append_is_kept(store):
    with pytest.raises(TypeError, match="No table keeps a str"):
        store.append([verdict(1), "no record"], by="Ana")

    assert store.load(ARTICLE.id).verdicts == ()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_record_with_nothing_but_what_it_must_have_comes_back(store, table):
    record = bare(table.kind)
    store.append([record], by="Ana")

    loaded = store.load_all() if table.name == "articles" else store.load(record.article_id)
    assert record in getattr(loaded, table.name)
    assert loaded.problems == ()


def bare(kind: type):
    """A record of `kind` with the least that its fields may hold, defaults left out."""
    if kind is Article:
        return ARTICLE
    hints = get_type_hints(kind)
    required = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    values = {name: least(hints[name]) for name in required}
    places = {name: value for name, value in {"start": 0, "end": 1, "quote": "x"}.items() if name in values}
    told = {"title": "A title"} if "title" in values else {}
    return kind(**{**values, **places, **told, **({"reason": "x"} if "checkable" in values else {})})


def least(hint):
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    return hint() if isinstance(hint, type) else "x"


def test_a_name_belongs_to_no_article_and_comes_back_as_it_was(store):
    about = {"added_by": "Ana", "added_at": "2026-01-01T00:00:00Z", "kind": NameKind.PERSON}
    name = DeskName(id="nam_1", name="=1+1", wrong=("007", "a;b"), post="@Mayor", since="2015-10", **about)
    dropped = DeskName(id="nam_2", name="=1+1", dropped=True, supersedes=("nam_1",), **about)
    store.append([ARTICLE, name, dropped], by="Ana")

    assert store.load("").names == store.load_all().names == (name, dropped)
    assert store.load(ARTICLE.id).names == ()
    assert store.load_all().problems == ()
