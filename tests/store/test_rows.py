"""Every record comes back from its row of cells as it was, whatever its fields hold."""

from dataclasses import dataclass, fields
from enum import StrEnum

import pytest
from builders import claim_at
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Article, article_of
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim, ClaimUnit
from workbench.domain.desk_name import DeskName
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.publication import Publication, PublishedCheck
from workbench.domain.source import Recheck, Snapshot, Source
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict
from workbench.store.cells import decode_cell, encode_cell
from workbench.store.rows import columns_of, from_row, to_row
from workbench.store.tables import TABLES, Table

WORDS = st.text(min_size=1).filter(str.strip)
START = st.integers(0, 10**6)


@st.composite
def article(draw):
    return article_of(draw(st.text()), title=draw(st.text()), published=draw(st.text()), origin=draw(st.text()))


@st.composite
def spanned(draw, kind, **fields):
    start, quote = draw(START), draw(WORDS)
    place = {"start": st.just(start), "end": st.just(start + len(quote)), "quote": st.just(quote)}
    return draw(st.builds(kind, **place, **fields))


IDS = st.lists(st.from_regex(r"[a-z]{3}_[0-9a-f]+", fullmatch=True), unique=True).map(tuple)
SNAPSHOT = st.builds(Snapshot, sha256=WORDS)
RECORDS = {
    Article: article(),
    Claim: spanned(Claim, worthiness=st.floats(0, 1), reason=WORDS, parent=WORDS, unit=st.sampled_from(ClaimUnit)),
    Flag: spanned(Flag),
    Verdict: st.builds(Verdict, supersedes=IDS),
    FlagDecision: st.builds(FlagDecision, supersedes=IDS),
    StageChange: st.builds(StageChange, supersedes=IDS),
    Publication: st.builds(Publication, supersedes=IDS),
    Event: st.builds(Event, supersedes=IDS),
    DeskName: st.builds(DeskName, supersedes=IDS),
    Scan: st.builds(Scan, outside=st.lists(WORDS.map("0-34 furniture: {}".format)).map(tuple)),
    Recheck: st.builds(Recheck, snapshot=st.none() | SNAPSHOT),
    PublishedCheck: st.builds(
        PublishedCheck, rating_value=st.floats(-5, 5), rating_worst=st.floats(-5, 5), rating_best=st.floats(-5, 5)
    ),
    Source: st.builds(Source, title=WORDS, snapshot=st.none() | SNAPSHOT),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@given(data=st.data())
def test_a_record_comes_back_from_its_cells_as_it_was(table, data):
    record = data.draw(RECORDS.get(table.kind, st.from_type(table.kind)))

    cells = {name: encode_cell(value) for name, value in to_row(table, record).items()}
    row = {name: decode_cell(cell) for name, cell in cells.items()}

    assert tuple(cells) == columns_of(table)
    assert from_row(table, row, **{name: getattr(record, name) for name in table.stored_outside}) == record


VERDICTS = next(table for table in TABLES if table.kind is Verdict)


def test_one_superseded_verdict_stands_in_its_cell_as_it_always_did_and_several_with_a_blank_between_them():
    row = dict.fromkeys(columns_of(VERDICTS), "x") | {"aspect": "content", "evidence_ids": "", "channel": "page"}
    read = {
        cell: from_row(VERDICTS, {**row, "supersedes": cell}) for cell in ("", "ver_1", "ver_1 ver_2", " ver_1  ver_1 ")
    }

    assert [read[cell].supersedes for cell in read] == [(), ("ver_1",), ("ver_1", "ver_2"), ("ver_1",)]
    assert to_row(VERDICTS, read["ver_1 ver_2"])["supersedes"] == "ver_1 ver_2"


class Tone(StrEnum):
    UNSAID = ""
    KIND = "kind"


class Shade(StrEnum):
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A record of the sorts of fields that a later schema may add."""

    id: str
    words: str = ""
    count: int = 7
    share: float = 0.5
    public: bool = True
    tone: Tone = Tone.KIND
    shade: Shade = Shade.DARK
    names: tuple[str, ...] = ()
    snapshot: Snapshot | None = None


LATER = Table(name="later", kind=Later)


def test_columns_that_a_row_lacks_read_as_the_fields_defaults():
    assert from_row(LATER, {"id": "a"}) == Later(id="a")


def test_a_blank_cell_reads_as_the_default_where_nothing_of_its_type_is_blank():
    blank = dict.fromkeys(columns_of(LATER), "")

    assert from_row(LATER, {**blank, "id": "a"}) == Later(id="a", tone=Tone.UNSAID)


def test_a_column_without_a_default_that_is_missing_or_blank_where_it_cannot_be_is_named():
    claims = next(table for table in TABLES if table.kind is Claim)
    row = dict.fromkeys(columns_of(claims), "")

    with pytest.raises(ValueError, match="''"):
        from_row(claims, row)
    del row["start"]
    with pytest.raises(ValueError, match="'start' is missing"):
        from_row(claims, row)


def test_a_row_without_a_unit_is_a_statement_and_a_unit_that_does_not_exist_is_named():
    claims = next(table for table in TABLES if table.kind is Claim)
    row = to_row(claims, claim_at(article_of("Some 36% agreed."), parent="clm_1", unit=ClaimUnit.PART))

    assert from_row(claims, row).unit is ClaimUnit.PART
    assert from_row(claims, {**row, "unit": ""}).unit is ClaimUnit.STATEMENT
    with pytest.raises(ValueError, match="'chapter'"):
        from_row(claims, {**row, "unit": "chapter"})
    with pytest.raises(ValueError, match="a part, but no parent says of which statement"):
        from_row(claims, {**row, "parent": ""})


def test_every_default_is_a_value_and_never_a_factory():
    kinds = [*(table.kind for table in TABLES), Snapshot]

    assert [field.name for kind in kinds for field in fields(kind) if callable(field.default_factory)] == []
