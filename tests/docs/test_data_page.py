"""The questions of docs/data.md, each asked of a folder with an answer in it."""

import ast
import os
import re
from pathlib import Path

import pytest

from workbench.domain.claim import Claim
from workbench.domain.flag import FlagAction
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.wiring import open_desk

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data.md"
OPENING, *QUESTIONS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
TITLES = re.findall(r"^\*\*(\d+\. .*)\*\*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
BRIDGE = "The bridge in Oslo opened in 2019. It cost 40 million kroner. Some 120% of voters wanted it."
POLL = "In the poll 36% agreed."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("desk")
    desk = open_desk(made / "claims")
    bridge = import_text(desk, BRIDGE, origin="bridge.txt", by="Ada", title="Oslo opens a bridge")
    scan_article(desk, bridge, by="Ada")
    poll = import_text(desk, POLL, origin="poll.txt", by="Ada", title="A poll")
    add_claim(desk, poll.id, start=0, end=len(POLL), by="Ada")
    review = open_review(desk, bridge.id)
    first, second, *_ = (standing.claim for standing in review.claims)
    verify(desk, first)
    verify(desk, second)
    decide(
        desk, bridge.id, second.id, label="wrong", rationale="44 million.", by="Ben", should_read="44 million kroner"
    )
    [flag, *_] = [one.flag for one in review.flags]
    decide_flag(desk, bridge.id, flag.id, action=FlagAction.ACCEPTED, reason="", by="Ben")
    return made


def verify(desk: Desk, claim: Claim) -> None:
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.SECONDARY, by="Ada", passage="2019")
    attach_citation(
        desk,
        claim.article_id,
        claim.id,
        about=SourceMetadata(title="Annual report", publisher="City of Oslo"),
        bearing=bearing,
    )
    decide(desk, claim.article_id, claim.id, label="verified", rationale="", by="Ada")


@pytest.fixture(scope="module")
def names(folder: Path) -> dict[str, object]:
    """What the opening of the page leaves for the questions."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        known: dict[str, object] = {}
        answer(OPENING, known)
    finally:
        os.chdir(before)
    return known


def answer(block: str, known: dict[str, object]) -> object:
    """The value of the last line of `block`, the lines before it run."""
    *lines, last = ast.parse(block).body
    exec(compile(ast.Module(body=lines, type_ignores=[]), str(PAGE), "exec"), known)
    assert isinstance(last, ast.Expr)
    return eval(compile(ast.Expression(body=last.value), str(PAGE), "eval"), known)


def test_there_are_ten_questions_with_an_answer_each() -> None:
    assert len(TITLES) == len(QUESTIONS) == 10


@pytest.mark.parametrize("question", QUESTIONS, ids=TITLES)
def test_a_question_of_the_page_has_an_answer(question: str, names: dict[str, object]) -> None:
    assert len(answer(question, dict(names))) > 0


def test_the_answers_are_right(names: dict[str, object]) -> None:
    far, wrong, _, cited, whom, thin, who, changed, noise, _ = (answer(one, dict(names)) for one in QUESTIONS)
    assert far["title"].tolist() == ["Oslo opens a bridge", "A poll"]
    assert far["decided"].tolist() == [2, 0]
    assert wrong["should_read"].tolist() == ["44 million kroner"]
    assert cited["title"].tolist() == ["Annual report", "Annual report"]
    assert whom.to_dict() == {"City of Oslo": 2}
    assert thin["number"].tolist() == ["1"]
    assert who["size"].to_dict() == {"Ada": 1, "Ben": 1}
    assert changed[["before", "label"]].to_numpy().tolist() == [["verified", "wrong"]]
    assert noise["accepted"].sum() == 1
