"""Parts of a statement through a desk: judged apart, undone, added by hand, found anew, carried to the next draft."""

from dataclasses import replace

import pytest
from builders import record_parts

from workbench.domain.claim import ClaimUnit
from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.stage_change import Stage
from workbench.errors import ClaimExistsError
from workbench.review.second_check import HIDDEN_LABEL, hide_first_verdicts
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.open_review import open_review
from workbench.services.articles.recheck_article import ArticleRecheck
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.add_claim import locate_words
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import undo

TEXT = "Mill shuts\n\nThe mill in Ayr shut in May 2019 after a fire. It cost 40 million kroner in all."
FIRE, MAY = "after a fire", "in May 2019"


@pytest.fixture
def article(desk):
    made = import_text(desk, TEXT, origin="mill.txt", by="Ana")
    scan_article(desk, made, by="Ana")
    return made


@pytest.fixture
def statement(desk, article):
    return next(one.claim for one in open_review(desk, article.id).claims if FIRE in one.claim.quote)


@pytest.fixture
def parts(desk, article, statement):
    return record_parts(desk, article, statement, MAY, FIRE)


def units(desk, article_id) -> dict[str, str]:
    return {one.number: one.claim.unit.value for one in open_review(desk, article_id).all_claims}


def judge(desk, article, claim, label="wrong"):
    return decide(desk, article.id, claim.id, label=label, rationale="Because.", by="Ana")


def test_a_verdict_splits_a_part_off_with_its_number_and_undo_makes_it_a_part_again(desk, article, parts):
    before = units(desk, article.id)
    assert [number for number, unit in before.items() if unit == "part"] == ["2a", "2b"]

    judge(desk, article, parts[0])
    assert units(desk, article.id) == before | {"2a": "statement"}
    undo(desk, article.id, by="Ana")
    assert units(desk, article.id) == before


def test_words_that_are_a_part_are_not_added_again_but_named(desk, article, parts):
    span = locate_words(TEXT, MAY)

    with pytest.raises(ClaimExistsError) as exists:
        add_claim(desk, article.id, start=span.start, end=span.end, by="Ana")
    assert (exists.value.claim_id, "2a" in str(exists.value)) == (parts[0].id, True)


def test_a_statement_that_a_new_reading_calls_a_part_is_not_counted_as_gone_and_keeps_its_number(desk, article):
    span = locate_words(TEXT, FIRE)
    before = open_review(desk, article.id)
    statement = next(one for one in before.claims if one.claim.span.holds(span))
    later = next(one for one in before.claims if one.number == "3")
    found_as_part = replace(later.claim, unit=ClaimUnit.PART, parent=statement.claim.id)
    desk.store.append([found_as_part], by="Zoe")
    after = open_review(desk, article.id)

    assert ArticleRecheck(before=before, after=after).line == "Checked again. Nothing has changed."
    assert units(desk, article.id) == {"1": "statement", "2": "statement", "3": "part"}
    judge(desk, article, later.claim)
    assert units(desk, article.id)["3"] == "statement"


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("40 million", "44 million")], ids=["with it", "moved"])
def test_a_part_judged_apart_goes_on_to_the_next_draft_as_a_statement(desk, article, parts, text):
    judge(desk, article, parts[0])
    draft = import_text(desk, f"A new start.\n\n{text}", origin="second.txt", by="Ben")
    revision = import_next_draft(desk, article.id, draft, by="Ben")

    carried = next(one for one in open_review(desk, draft.id).claims if one.claim.quote == MAY)
    assert (str(carried.status), carried.claim.unit, carried.claim.parent) == ("wrong", ClaimUnit.STATEMENT, "")
    assert revision.carried.lost == ()


def test_a_judged_part_that_the_next_draft_lost_is_listed(desk, article, parts):
    judge(desk, article, parts[0])
    draft = import_text(desk, "Mill shuts\n\nIt cost 40 million kroner in all.", origin="second.txt", by="Ben")
    revision = import_next_draft(desk, article.id, draft, by="Ben")

    assert [claim.quote for claim in revision.carried.lost] == [MAY]
    assert [claim.quote for claim in open_review(desk, draft.id).lost] == [MAY]


def test_a_hidden_first_verdict_is_hidden_on_the_parts_it_covers_too(desk, article, statement, parts):
    judge(desk, article, statement)
    review = open_review(desk, article.id)
    waiting = tuple(
        replace(one, state=Stage.SECOND_CHECK) if one.claim.id == statement.id else one for one in review.claims
    )
    hidden = hide_first_verdicts(replace(review, claims=waiting), "", DeskRules(second_check=SecondCheck.BLIND))

    (of_statement,) = (one for one in hidden.claims if one.claim.id == statement.id)
    assert {str(part.status) for part in of_statement.parts} == {HIDDEN_LABEL}
