"""Every record comes back from its row of cells as it was, whatever its fields hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Article, article_of
from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.handover.publication import PublishedCheck
from workbench.domain.source import Recheck, Snapshot, Source
from workbench.store.cells import read_cell, written_cell
from workbench.store.rows import columns_of, from_row, to_row
from workbench.store.tables import TABLES

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


SNAPSHOT = st.builds(Snapshot, sha256=WORDS)
RECORDS = {
    Article: article(),
    Claim: spanned(Claim, worthiness=st.floats(0, 1), reason=WORDS),
    Flag: spanned(Flag),
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

    cells = {name: written_cell(value) for name, value in to_row(table, record).items()}
    row = {name: read_cell(cell) for name, cell in cells.items()}

    assert tuple(cells) == columns_of(table)
    assert from_row(table, row, **{name: getattr(record, name) for name in table.kept_apart}) == record
