"""`workbench.tables`: what is in effect, as pandas data frames of the right types."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import workbench
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import StoreError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.leave_comment import comment
from workbench.services.claims.take_back import undo
from workbench.services.names.list_names import NameInput, add_name, drop_name
from workbench.services.sources.assess_source import assess_source
from workbench.services.sources.attach_source import attach_citation, attach_file
from workbench.services.sources.details import EvidenceInput
from workbench.store.tables import TABLES
from workbench.wiring import open_desk

TEXT = "=1+1 says the board. In 2019 some 120% of voters agreed, the council said.\nIt cost 007 kroner."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "claims"
    desk = open_desk(made)
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    scan_article(desk, article, by="Ana")
    claim = add_claim(desk, article.id, start=0, end=4, by="Ana")
    about = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ana", passage="007")
    attach_citation(desk, article.id, claim.id, about=SourceMetadata(title="The board"), bearing=about)
    attach_file(desk, article.id, claim.id, content=b"It cost 007.", name="a.txt", bearing=about)
    decide(desk, article.id, claim.id, label="verified", rationale="", by="Ana")
    decide(desk, article.id, claim.id, label="wrong", rationale="It was 2.", by="Ben", should_read="2")
    comment(desk, article.id, claim.id, text="=A1", by="Ben")
    return made


def test_there_is_a_frame_for_every_table_even_where_it_is_empty(folder, tmp_path):
    frames = workbench.tables(folder)
    assert {table.name for table in TABLES} <= set(frames)
    open_desk(tmp_path / "empty")
    empty = workbench.tables(tmp_path / "empty")
    assert {name: list(frame.columns) for name, frame in empty.items()} == {
        name: list(frame.columns) for name, frame in frames.items()
    }
    assert {name: list(frame.dtypes) for name, frame in empty.items()} == {
        name: list(frame.dtypes) for name, frame in frames.items()
    }


def test_a_mistyped_folder_stays_a_mistake(tmp_path):
    with pytest.raises(StoreError):
        workbench.tables(tmp_path / "clams")


def test_columns_have_their_types(folder):
    frames = workbench.tables(folder)
    claims, sources = frames["claims"], frames["sources"]
    for name, frame in frames.items():
        for column in frame.columns:
            kind = frame[column].dtype
            if column == "id" or column.endswith(("_id", "quote", "reviewer")):
                assert kind == "string", (name, column)
            if column in {"start", "end", "archived_size", "archived_http_status"}:
                assert kind == "Int64", (name, column)
            if column.endswith("_at") or column == "at":
                assert kind == "datetime64[ns, UTC]", (name, column)
    assert claims["checkable"].dtype == "bool"
    assert claims["worthiness"].dtype == "float64"
    assert all(isinstance(cues, tuple) for cues in claims["cues"])
    assert all(isinstance(ids, tuple) for ids in frames["verdicts"]["evidence_ids"])
    assert sources["archived_size"].isna().tolist() == [True, False]
    assert sources["archived_fetched_at"].isna().tolist() == [True, False]


def test_text_is_what_the_article_says_without_a_spreadsheets_apostrophe(folder):
    frames = workbench.tables(folder)
    assert frames["articles"]["text"][0] == TEXT
    assert "=1+1" in set(frames["claims"]["quote"])
    assert frames["comments"]["text"].tolist() == ["=A1"]


def test_only_what_is_in_effect_is_in_the_tables_and_all_of_it_in_the_history(folder):
    frames = workbench.tables(folder)
    assert frames["verdicts"]["label"].tolist() == ["wrong"]
    assert frames["verdicts"]["should_read"].tolist() == ["2"]
    history = frames["verdict_history"]
    assert history["label"].tolist() == ["verified", "wrong"]
    assert history["in_effect"].tolist() == [False, True]

    desk = open_desk(folder)
    undo(desk, desk.store.article_list()[0].id, by="Ben")
    undo(desk, desk.store.article_list()[0].id, by="Ben")
    frames = workbench.tables(folder)
    assert frames["comments"].empty
    assert frames["verdicts"]["label"].tolist() == ["verified"]


def test_each_claim_says_how_it_stands(folder):
    claims = workbench.tables(folder)["claims"]
    decided = claims[claims["status"] == "wrong"]
    assert decided["stage"].tolist() == ["decided"]
    assert decided["number"].tolist() != [""]
    assert {"open", "wrong"} >= set(claims.loc[claims["checkable"], "status"])


def test_a_stance_given_later_is_the_one_in_the_table(folder):
    desk = open_desk(folder)
    article = desk.store.article_list()[0]
    link = desk.store.load(article.id).evidence[0]
    assess_source(desk, article.id, link.id, stance=Stance.REFUTES, standing=None, by="Ben")
    evidence = workbench.tables(folder)["evidence"]
    assert evidence.set_index("id").loc[link.id, "stance"] == "refutes"


def test_odd_times_are_not_a_time_rather_than_an_end(folder):
    desk = open_desk(folder)
    [known] = desk.store.load_all().comments
    for number, at in enumerate(("soon", "9999-12-31T00:00:00Z", "2026-11-30T10:00:00+01:00", "2026-11-30")):
        desk.store.append([replace(known, id=f"cmt_{number}", written_at=at)], by="Ben")
    written = workbench.tables(folder)["comments"]["written_at"]
    assert written.dtype == "datetime64[ns, UTC]"
    assert written.isna().tolist() == [False, True, True, False, False]
    assert written[3] == pd.Timestamp("2026-11-30T09:00:00Z")


def test_pandas_is_loaded_only_when_the_tables_are_asked_for():
    program = "import sys, workbench; workbench.tables; workbench.open; print('pandas' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_the_names_in_effect_are_those_on_the_list_with_their_wrong_spellings_as_tuples(folder):
    desk = open_desk(folder)
    add_name(desk, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    add_name(desk, NameInput(name="Macron", wrong=("=1+1",)), by="Ana")
    add_name(desk, NameInput(name="Ann Lee", post="Mayor", until="2019"), by="Ana")
    drop_name(desk, "Ann Lee", by="Ana")

    names = workbench.tables(folder)["names"]
    assert names[["name", "wrong", "dropped"]].to_numpy().tolist() == [["Macron", ("Marcon", "=1+1"), False]]
