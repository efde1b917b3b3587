"""A store that is open while its tables grow: nothing is read twice, and nothing that changed is missed."""

from pathlib import Path

import pytest
from test_contract import ARTICLE, OTHER, claim, verdict

from workbench.store.csv_folder import CsvFolder
from workbench.store.durable import read_regular_file


@pytest.fixture
def store(tmp_path):
    """A store with a claim and a verdict, both as last read."""
    opened = CsvFolder(tmp_path / "claims")
    opened.append([ARTICLE, claim(), verdict(1)], by="Ana")
    opened.load_all()
    return opened


@pytest.fixture
def tables_read(monkeypatch):
    """The names of the tables that are read from here on."""
    read: list[str] = []

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return read_regular_file(path)

    monkeypatch.setattr("workbench.store.csv_table.file.read_regular_file", noted)
    return read


def test_what_the_store_itself_appended_is_not_read_again(store, tables_read):
    for number in range(2, 5):
        store.append([OTHER, claim(OTHER, end=7), verdict(number)], by="Ana")
        assert len(store.load(ARTICLE.id).verdicts) == number
    assert store.load(OTHER.id).claims == (claim(OTHER, end=7),)
    assert {name: tables_read.count(name) for name in tables_read} == {}


def test_what_another_process_appended_is_read(store, tables_read):
    CsvFolder(store.path).append([verdict(2)], by="Ben")
    tables_read.clear()

    assert len(store.load(ARTICLE.id).verdicts) == 2
    assert tables_read == ["verdicts.csv"]


@pytest.mark.parametrize("later", [0, 1])
def test_a_hand_edit_before_or_behind_an_append_is_told_though_the_size_stays(store, later):
    path = store.path / "verdicts.csv"
    for moment in range(2):
        if moment == later:
            path.write_bytes(path.read_bytes().replace(b"Because.", b"Becausf.", 1))
        else:
            store.append([verdict(2 + moment)], by="Ana")

    assert any("verdicts.csv" in problem.where for problem in store.load_all().problems)
