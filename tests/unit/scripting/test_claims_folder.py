"""`workbench.open`: a claims folder for other programs, under the rules of the page."""

from pathlib import Path

import pytest

import workbench
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Channel
from workbench.errors import ConflictError, DecisionRefusedError, StoreError, UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim
from workbench.wiring import open_desk

TEXT = "In the poll 36% agreed. The plan failed in 2019."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "claims"
    desk = open_desk(made)
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    add_claim(desk, article.id, start=0, end=23, by="Ana")
    return made


def test_the_articles_and_what_stands_about_one_are_read(folder):
    desk = workbench.open(folder)
    [article] = desk.articles()
    review = desk.review(article.id)
    assert article.text == TEXT
    assert [(claim.number, claim.status, claim.claim.quote) for claim in review.claims] == [("1", "open", TEXT[:23])]
    assert review.flags == ()
    assert review.sources == ()


def test_a_folder_may_be_named_by_text_and_a_mistyped_one_is_made_by_nobody(folder, tmp_path):
    assert workbench.open(str(folder)).articles()
    with pytest.raises(StoreError, match="no such folder"):
        workbench.open(tmp_path / "clams")
    assert not (tmp_path / "clams").exists()


def test_a_verdict_is_kept_with_its_wording_as_a_programs(folder):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id
    made = desk.decide(claim_id, "wrong", reason="It was 63%.", should_read="In the poll 63% agreed.", by="Ben")

    [standing] = workbench.open(folder).review(made.article_id).claims
    assert standing.verdict == made
    assert (made.rationale, made.should_read, made.channel) == (
        "It was 63%.",
        "In the poll 63% agreed.",
        Channel.PROGRAM,
    )


def test_the_findings_say_it_once_the_call_returns(folder):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id

    desk.decide(claim_id, "wrong", reason="It was 63%.", by="Ben")

    [path] = [path for path in (folder / "findings").glob("*.csv") if not path.stem.endswith("-sources")]
    assert "It was 63%." in path.read_text("utf-8")
    desk.undo(by="Ben")
    assert "It was 63%." not in path.read_text("utf-8")


def test_what_is_newer_than_what_was_seen_raises_and_stays(folder):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id
    first = desk.decide(claim_id, "wrong", reason="It was 63%.", by="Ben")

    with pytest.raises(ConflictError, match=first.id):
        desk.decide(claim_id, "disputed", reason="Two polls differ.", by="Eva")
    second = desk.decide(claim_id, "disputed", reason="Two polls differ.", by="Eva", over=first.id)
    with pytest.raises(ConflictError, match=second.id):
        desk.decide(claim_id, "void", reason="Cut.", by="Ben", over=first.id)
    assert desk.decide(claim_id, "void", reason="Cut.", by="Ben", over=[second.id]).supersedes == (second.id,)


@pytest.mark.parametrize(
    ("label", "reason", "named"),
    [("verified", "", "'verified' needs"), ("wrong", "", "rationale"), ("true-ish", "So.", "is not a verdict")],
)
def test_what_policy_refuses_raises(folder, label, reason, named):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id
    with pytest.raises(DecisionRefusedError, match=named):
        desk.decide(claim_id, label, reason=reason, by="Ben")
    with pytest.raises(UnknownRecordError, match="clm_none"):
        desk.decide("clm_none", label, reason=reason, by="Ben")


def test_a_claim_that_came_in_later_is_found(folder):
    desk = workbench.open(folder)
    with pytest.raises(UnknownRecordError):
        desk.decide("clm_x", "wrong", reason="So.", by="Ben")
    other = open_desk(folder)
    later = import_text(other, "It rained for 12 days.", origin="b.txt", by="Ana")
    claim = add_claim(other, later.id, start=0, end=21, by="Ana")
    assert desk.decide(claim.id, "wrong", reason="It was 13.", by="Ben").article_id == later.id


def test_comments_and_taking_back(folder):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id
    desk.comment(claim_id, "Ring them.", by="Ben")
    assert [one.text for one in desk.review(desk.articles()[0].id).claims[0].comments] == ["Ring them."]
    assert desk.undo(by="Ben") == "Undone: the comment 'Ring them.'."
    with pytest.raises(DecisionRefusedError, match="nothing to undo"):
        desk.undo(by="Ben")


def test_a_flag_is_answered_by_its_id(tmp_path):
    desk = open_desk(tmp_path / "claims")
    from workbench.services.articles.scan_article import scan_article

    article = import_text(desk, "Some 120% of voters stayed home, the council said.", origin="a.txt", by="Ana")
    scan_article(desk, article, by="Ana")
    opened = workbench.open(tmp_path / "claims")
    flag = next(one.flag for one in opened.review(article.id).flags if one.flag.rule == "NUM001")
    with pytest.raises(DecisionRefusedError, match="reason"):
        opened.answer_flag(flag.id, "dismissed", by="Ben")
    assert opened.answer_flag(flag.id, "accepted", by="Ben").reviewer == "Ben"
    with pytest.raises(ConflictError, match="Ben accepted"):
        opened.answer_flag(flag.id, "dismissed", reason="A joke.", by="Eva")
    with pytest.raises(DecisionRefusedError, match="'ignored' is not a valid answer"):
        opened.answer_flag(flag.id, "ignored", by="Ben")


def test_the_review_is_as_the_page_shows_it_to_a_second_person(folder):
    (folder / "desk.toml").write_text('second_check = "blind"\n', encoding="utf-8")
    desk = workbench.open(folder)
    article_id = desk.articles()[0].id
    claim_id = desk.review(article_id).claims[0].claim.id
    desk.decide(claim_id, "wrong", reason="It was 63%.", by="Ben")
    assert desk.review(article_id, by="Eva").claims[0].status == "second check"
    assert desk.review(article_id, by="Ben").claims[0].status == "wrong"
    assert isinstance(desk.decide(claim_id, "wrong", reason="The same.", by="Eva"), StageChange)


@pytest.mark.parametrize(
    "more",
    [
        {"reason": None},
        {"reason": 5},
        {"by": None},
        {"by": "Ben\n=x"},
        {"by": "\ud800"},
        {"by": "a\0b"},
        {"aspect": "foo"},
        {"should_read": 7},
    ],
)
def test_what_is_no_text_or_no_name_is_refused_in_one_line(folder, more):
    desk = workbench.open(folder)
    claim_id = desk.review(desk.articles()[0].id).claims[0].claim.id
    given = {"reason": "So.", "by": "Ben"} | more

    with pytest.raises(DecisionRefusedError, match=r"^[^\n]+$"):
        desk.decide(claim_id, "wrong", **given)

    assert desk.review(desk.articles()[0].id).claims[0].history == ()
