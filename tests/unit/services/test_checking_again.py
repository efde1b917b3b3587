"""A check replaces the one before: what it no longer finds goes, what somebody touched stays, numbers stay."""

from dataclasses import replace

import pytest

from workbench.domain.claim import Claim, ClaimKind, placed_at
from workbench.domain.flag import Flag, Severity, flag_id_for
from workbench.domain.span import Span
from workbench.services.articles.importing import import_text
from workbench.services.articles.scanning import check_article, scan
from workbench.services.deciding import add_claim
from workbench.services.reviewing import open_review

UNNUMBERED = {"number": ""}
TEXT = (
    "Mill shuts\n\nThe mill in Ayr shut in May 2019. It cost 40 million kroner in all. "
    "The the owner left in 1961. Some 36% of of voters agreed."
)


@pytest.fixture
def article(desk):
    return import_text(desk, TEXT, origin="mill.txt", by="Ana")


def words_at(article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def older_claim(article, words: str) -> Claim:
    """A claim that an earlier reading found, and that today's does not."""
    return Claim(**placed_at(article, words_at(article, words)), kind=ClaimKind.QUANTITY, checkable=True)


def older_flag(article, words: str) -> Flag:
    span = words_at(article, words)
    return Flag(
        id=flag_id_for(article.id, "OLD001", span),
        article_id=article.id,
        rule="OLD001",
        name="an-old-rule",
        severity=Severity.WARNING,
        start=span.start,
        end=span.end,
        quote=words,
        message="An old rule said so.",
    )


def read_by_an_older_program(desk, article, *extra) -> None:
    """The records of an earlier check, as a program kept them that knew neither numbers nor scans."""
    checked = check_article(article)
    claims = [replace(claim, **UNNUMBERED) for claim in checked.claims]
    desk.store.append([*claims, *checked.flags, *extra], by="Ana")


def numbers(desk, article) -> dict[str, str]:
    return {standing.claim.quote: str(standing.number) for standing in open_review(desk, article.id).claims}


def quotes(desk, article) -> list[str]:
    return [standing.claim.quote for standing in open_review(desk, article.id).claims]


def test_a_claim_that_the_newest_check_does_not_find_and_nobody_touched_is_gone(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, "40 million kroner in"))
    assert "40 million kroner in" in quotes(desk, article)

    scan(desk, article, by="Ben")

    assert "40 million kroner in" not in quotes(desk, article)
    assert any(claim.quote == "40 million kroner in" for claim in desk.store.load(article.id).claims)


def test_a_flag_that_the_newest_check_does_not_raise_and_nobody_answered_is_gone(desk, article):
    read_by_an_older_program(desk, article, older_flag(article, "May 2019"))
    assert "OLD001" in {standing.flag.rule for standing in open_review(desk, article.id).flags}

    scan(desk, article, by="Ben")

    review = open_review(desk, article.id)
    assert "OLD001" not in {standing.flag.rule for standing in review.flags}
    assert all("OLD001" not in flag_id for standing in review.claims for flag_id in standing.flag_ids)


def test_no_number_changes_when_a_claim_goes(desk, article):
    read_by_an_older_program(desk, article, older_claim(article, "40 million kroner in"))
    before = numbers(desk, article)

    scan(desk, article, by="Ben")

    after = numbers(desk, article)
    assert after == {quote: number for quote, number in before.items() if quote in after}
    assert len(after) == len(before) - 1


def test_no_number_changes_when_a_reviewer_adds_a_claim(desk, article):
    scan(desk, article, by="Ana")
    before = numbers(desk, article)
    span = words_at(article, "40 million kroner")

    add_claim(desk, article.id, start=span.start, end=span.end, by="Ben")

    after = numbers(desk, article)
    assert {quote: number for quote, number in after.items() if quote in before} == before
    assert after["40 million kroner"] == f"{before['It cost 40 million kroner in all.']}a"
