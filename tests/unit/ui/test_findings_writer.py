"""The page writes the findings in a thread of its own: soon, and while nobody waits for it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from findings_text import words_of

from workbench.cli.article_files import add_files
from workbench.domain.verdict import Channel
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.desk import Desk
from workbench.store.findings.changes import ChangedArticles
from workbench.ui.findings.writer_thread import FindingsWriter, findings_waiting
from workbench.wiring import open_desk, take_opened_desks

PATIENCE = 30.0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "oslo.txt").write_text("Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019.\n", "utf-8")
    add_files(tmp_path / "claims", [tmp_path / "oslo.txt"], by="Ada")
    take_opened_desks()
    return open_desk(tmp_path / "claims", channel=Channel.PAGE)


def give(desk: Desk, reason: str):
    article = desk.store.article_list()[0]
    claim = open_review(desk, article.id).claims[0].claim
    return decide(desk, article.id, claim.id, label="wrong", rationale=reason, by="Ada")


def texts(desk: Desk) -> str:
    return "".join(words_of(path) for path in desk.findings.path.glob("*.csv"))


def wait_until(is_so: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def wait_for(desk: Desk, words: str) -> None:
    wait_until(lambda: words in texts(desk))


def test_the_files_are_made_at_the_start_and_follow_each_decision(desk):
    assert desk.findings.names() == ()
    FindingsWriter(desk).start()
    wait_for(desk, "The bridge in Oslo")

    give(desk, "It opened in 2018.")
    wait_for(desk, "It opened in 2018.")
    give(desk, "It opened in 2017.")
    wait_for(desk, "It opened in 2017.")


def test_a_decision_is_acknowledged_before_anything_is_written(desk, monkeypatch):
    go_on = threading.Event()
    writes = []

    def held_up(desk, articles, *, pause):
        writes.append(articles)
        go_on.wait(PATIENCE)
        return ()

    monkeypatch.setattr("workbench.services.findings.write_tables.update_findings", held_up)
    FindingsWriter(desk).start()

    for reason in ("One.", "Two.", "Three."):
        give(desk, reason)
    assert texts(desk) == ""
    go_on.set()
    assert len(writes) <= 1


def test_a_table_that_cannot_be_written_is_told_and_the_next_one_is_written(desk):
    desk.findings.path.write_text("in the way")
    writer = FindingsWriter(desk)
    writer.start()
    article = desk.store.article_list()[0]
    wait_until(lambda: writer.problems_of(article.id))
    assert "findings" in str(writer.problems_of(article.id)[0])

    desk.findings.path.unlink()
    give(desk, "It opened in 2018.")
    wait_for(desk, "It opened in 2018.")
    wait_until(lambda: not writer.problems_of(article.id))


def test_an_edited_table_is_kept_aside_and_told(desk):
    writer = FindingsWriter(desk)
    writer.start()
    wait_for(desk, "The bridge in Oslo")
    (path,) = (path for path in desk.findings.path.glob("*.csv") if "-sources" not in path.name)
    edited = path.read_bytes().replace(b'"open"', b'"wrong"', 1)
    path.write_bytes(edited)

    give(desk, "It opened in 2018.")
    wait_for(desk, "It opened in 2018.")

    assert path.with_name(f"{path.stem}-edited.csv").read_bytes() == edited


def test_changes_come_together_once_it_is_quiet_and_soon_in_any_case():
    changes = ChangedArticles()
    changes.note(["art_1"])
    changes.note(["art_2", "art_1"])

    assert changes.take_settled(quiet=0.01, most=0.05) == ("art_1", "art_2")
    assert changes.take() == ()

    changes.note(["art_3"])
    begun = time.monotonic()
    changes.take_settled(quiet=60, most=0.05)
    assert time.monotonic() - begun < PATIENCE


def test_whoever_writes_waits_for_a_click_and_not_for_ever(desk):
    changes = desk.findings.changes

    with findings_waiting(desk):
        assert changes.wait_until_free(0.05) >= 0.05
    assert changes.wait_until_free(60) < PATIENCE
