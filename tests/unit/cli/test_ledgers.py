"""`workbench ledgers` in a terminal."""

import json

import pytest

from workbench.__main__ import main
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.ledgers.all_ledgers import LEDGERS
from workbench.services.articles.open_review import open_review
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.wiring import open_desk


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Anna Berg said on 3 May 2019 that Oslo had 12 schools.\n", encoding="utf-8")
    return str(path)


def test_every_ledger_is_printed_with_places(article, capsys):
    assert main(["ledgers", article]) == 0

    printed = capsys.readouterr().out
    assert [name for name in LEDGERS if f"{name}:" not in printed] == []
    assert "2019-05-03 | 3 May 2019 |" in printed
    assert "| 1:19" in printed


def test_one_ledger_as_json(article, capsys):
    assert main(["ledgers", article, "--only", "names", "--format", "json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["names"]
    assert printed["names"]["rows"][0]["places"][0] == {"start": 0, "end": 9, "quote": "Anna Berg"}


def test_a_missing_file_is_one_line_and_status_2(capsys):
    assert main(["ledgers", "nowhere.txt"]) == 2

    assert "nowhere.txt" in capsys.readouterr().err


def test_a_date_that_is_none_is_refused(article, capsys):
    with pytest.raises(SystemExit) as left:
        main(["ledgers", article, "--published", "2020-13-30"])

    assert left.value.code == 2
    assert "'2020-13-30' is not a date" in capsys.readouterr().err


def test_the_ledgers_of_a_reviewed_article_hold_its_sources(article, tmp_path, capsys):
    claims = str(tmp_path / "claims")
    main(["articles", "--claims", claims, "--add", article])
    desk = open_desk(tmp_path / "claims")
    review = open_review(desk, desk.store.article_list()[0].id)
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.SECONDARY, by="Ada")
    attach_citation(
        desk,
        review.article.id,
        review.claims[0].claim.id,
        about=SourceMetadata(title="School \x1b[1m list"),
        bearing=bearing,
    )
    capsys.readouterr()

    assert main(["ledgers", review.article.id, "--reviewed", "--claims", claims]) == 0

    printed = capsys.readouterr().out
    assert "names:" in printed
    assert "  School \\x1b[1m list | secondary | no | 1 | 1:1" in printed


def test_a_text_in_no_store_has_no_ledger_of_sources(article, capsys):
    assert main(["ledgers", article, "--only", "sources"]) == 2
    assert "add --reviewed" in capsys.readouterr().err
