"""What the Report page offers to choose from."""

from dataclasses import replace

import pytest
from builders import claim_at, verdict_on

from workbench.domain.article import article_of
from workbench.domain.edited_row import ProposedChange, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.review.fold import ArticleRecords, fold
from workbench.ui.views.report_view import (
    accepted_lines,
    change_lines,
    claim_choices,
    file_name,
    open_note,
    remark_lines,
)

TEXT = "The bridge opened in 2019. It cost 40 million kroner."


@pytest.fixture
def review() -> Review:
    """The first claim is open, the second wrong."""
    article = article_of(TEXT)
    claims = claim_at(article, 0, 26), claim_at(article, 27)
    return fold(
        ArticleRecords(article=article, claims=claims, verdicts=(verdict_on(claims[1], rationale="It was 60."),))
    )


def test_only_decided_claims_can_be_published(review):
    assert claim_choices(review) == (("2", "2 (wrong): It cost 40 million kroner."),)


def test_a_long_claim_is_cut_in_the_list(review):
    claim = replace(review.claims[1].claim, end=27 + 300, quote="w" * 300)
    shown = claim_choices(replace(review, claims=(replace(review.claims[1], claim=claim),)))[0].shown
    assert shown == f"2 (wrong): {'w' * 60}…"


def test_what_is_open_is_counted_in_a_sentence(review):
    assert open_note(review) == "1 claim is still open; the report says so."
    assert open_note(replace(review, claims=())) == "Every claim is decided and every flag answered."
    assert open_note(replace(review, claims=review.claims[:1] * 2)) == "2 claims are still open; the report says so."


@pytest.mark.parametrize("title", ["../../etc/passwd", "中文", "", "a\x00b", "x" * 500])
def test_a_file_name_is_safe_whatever_the_title(title):
    name = file_name("audit", title, "pdf")
    assert name.startswith("audit-")
    assert len(name) < 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert ".." not in name


CHANGE = ProposedChange(
    where="comment 4 in a.docx",
    claim_id="clm_1",
    number=3,
    quote="It rained.",
    before="open",
    label="wrong",
    rationale="It snowed.",
    author="Cleo",
)


def test_a_change_that_came_back_says_what_why_and_whose_it_is():
    assert change_lines(CHANGE) == [
        "Claim 3: open → wrong",
        "“It rained.”",
        "It snowed.",
        "comment 4 in a.docx, by Cleo",
    ]
    conflict = replace(CHANGE, conflict="Ben decided 'void' at 9, after the file was written", author="")
    assert change_lines(conflict)[-2:] == [
        "comment 4 in a.docx",
        "Conflict: Ben decided 'void' at 9, after the file was written. Selecting this overrules it.",
    ]


def test_a_comment_that_is_no_verdict_stands_under_its_author():
    remark = Remark(where="comment 4 in a.docx", about="3", author="Cleo", words="Disputed by whom?")
    assert remark_lines(remark) == ["Cleo, on claim 3 (comment 4 in a.docx), not a verdict:", "Disputed by whom?"]
    assert (
        remark_lines(replace(remark, about="", author=""))[0] == "Unnamed author (comment 4 in a.docx), not a verdict:"
    )


def test_what_was_given_is_counted_and_what_was_left_named():
    left = Problem(where="a.csv row 2", what="Ben decided 'void'", fix="Look.")
    assert accepted_lines(1, [left]) == ["1 verdict applied.", "Not applied: a.csv row 2: Ben decided 'void'. Look."]
