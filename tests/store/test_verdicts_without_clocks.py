"""Verdicts given by people in one folder and in copies of it, whatever their clocks say: no older one comes back."""

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.desk import Desk
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
CLOCKS = ["2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z", "2019-01-01T00:00:00Z", "2100-01-01T00:00:00Z"]
BOTH = sorted(set(itertools.permutations(CLOCKS, 2)))


def desk_at(folder: Path, clock: str) -> Desk:
    return replace(open_desk(folder), now=lambda: clock)


@pytest.fixture
def asked(tmp_path):
    """A folder, the article in it, and a claim on which nothing was decided."""
    desk = desk_at(tmp_path / "claims", CLOCKS[0])
    article = import_text(desk, TEXT, origin="bridge.txt", by="Ana")
    start = article.text.index("The bridge")
    claim = add_claim(desk, article.id, start=start, end=start + 34, by="Ana")
    return tmp_path / "claims", article.id, claim.id


def give(folder, article_id, claim_id, *, label, clock, monkeypatch):
    monkeypatch.setattr("workbench.store.csv_folder.time_now", lambda: clock)
    decide(desk_at(folder, clock), article_id, claim_id, label=label, rationale="Read the minutes.", by="Ana")
    monkeypatch.undo()


def stands(folder, article_id, claim_id):
    review = open_review(open_desk(folder), article_id)
    [standing] = [each for each in review.claims if each.claim.id == claim_id]
    return standing.verdict.label if standing.verdict else None


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_the_later_verdict_stands_whatever_the_clock_of_either_said(asked, monkeypatch, first, second):
    folder, article_id, claim_id = asked
    give(folder, article_id, claim_id, label="wrong", clock=first, monkeypatch=monkeypatch)
    give(folder, article_id, claim_id, label="unsupported", clock=second, monkeypatch=monkeypatch)

    assert stands(folder, article_id, claim_id) == "unsupported"


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_a_verdict_given_in_a_copy_over_the_one_before_stands_when_the_journals_come_together(
    asked, tmp_path, monkeypatch, first, second
):
    folder, article_id, claim_id = asked
    give(folder, article_id, claim_id, label="wrong", clock=first, monkeypatch=monkeypatch)
    shutil.copytree(folder, tmp_path / "copy")
    give(tmp_path / "copy", article_id, claim_id, label="unsupported", clock=second, monkeypatch=monkeypatch)
    for journal in (tmp_path / "copy" / ".history").glob("journal-*"):
        shutil.copy(journal, folder / ".history")

    assert stands(folder, article_id, claim_id) == "unsupported"
    assert stands(tmp_path / "copy", article_id, claim_id) == "unsupported"


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_two_verdicts_that_did_not_know_of_each_other_are_a_conflict_either_way(
    asked, tmp_path, monkeypatch, first, second
):
    folder, article_id, claim_id = asked
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    give(folder, article_id, claim_id, label="wrong", clock=first, monkeypatch=monkeypatch)
    give(copy, article_id, claim_id, label="unsupported", clock=second, monkeypatch=monkeypatch)
    for one, other in ((folder, copy), (copy, folder)):
        for journal in (one / ".history").glob("journal-*"):
            shutil.copy(journal, other / ".history")

    assert stands(folder, article_id, claim_id) is None
    assert stands(copy, article_id, claim_id) is None
    [verdicts] = {
        tuple(kept.label for kept in open_desk(each).store.load(article_id).verdicts) for each in (folder, copy)
    }
    assert set(verdicts) == {"wrong", "unsupported"}
