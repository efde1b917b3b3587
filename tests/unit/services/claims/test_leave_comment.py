"""Comments on a claim: kept beside the verdicts, and shown with the claim."""

from dataclasses import replace

import pytest
from builders import claim_at, comment_on

from workbench.domain.checked import Scan, ScanId
from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.errors import DecisionRefusedError
from workbench.review.second_check import hide_first_verdicts
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.leave_comment import comment

TEXT = "In the poll 36% agreed. The Marcon plan failed."


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Eva")


def comments(desk, claim):
    standing = next(one for one in open_review(desk, claim.article_id).claims if one.claim.id == claim.id)
    return [one.text for one in standing.comments]


def test_a_comment_stands_with_its_claim_and_decides_nothing(desk, claim):
    made = comment(desk, claim.article_id, claim.id, text=" Ring the pollster. ", by="Ana")

    [standing] = open_review(desk, claim.article_id).claims
    assert standing.comments == (made,)
    assert (made.text, made.author, made.added_by, made.quote) == ("Ring the pollster.", "Ana", "Ana", claim.quote)
    assert standing.status == "open"


@pytest.mark.parametrize(("text", "by"), [("  ", "Ana"), ("x" * 20_001, "Ana"), ("Ring them.", " ")])
def test_an_empty_an_endless_and_an_unsigned_comment_are_refused(desk, claim, text, by):
    with pytest.raises(DecisionRefusedError):
        comment(desk, claim.article_id, claim.id, text=text, by=by)
    assert comments(desk, claim) == []


def test_a_claim_with_a_comment_is_kept_when_the_newest_check_does_not_find_it(desk, claim):
    article = desk.store.article_list()[0]
    found = claim_at(article, 24, 47)
    scan = Scan(id=ScanId("scn_1"), article_id=article.id, reading="1", scanned_by="Ana", scanned_at=desk.now())
    desk.store.append([found, scan], by="Ana")
    assert len(open_review(desk, article.id).claims) == 1

    desk.store.append([comment_on(found, "Look again.")], by="Ana")
    assert comments(desk, found) == ["Look again."]


def test_what_others_say_of_a_claim_waits_for_the_blind_second_check(desk, claim):
    rules = DeskRules(second_check=SecondCheck.BLIND)
    blind = replace(desk, rules=lambda: (rules, ()))
    decide(blind, claim.article_id, claim.id, label="wrong", rationale="It was 63%.", by="Ben")
    comment(blind, claim.article_id, claim.id, text="It was 63%, I am sure.", by="Ben")
    comment(blind, claim.article_id, claim.id, text="I shall look.", by="Ana")

    [standing] = hide_first_verdicts(open_review(blind, claim.article_id), "Ana", rules).claims

    assert [one.text for one in standing.comments] == ["I shall look."]
