"""Statements and their parts in a review: what is walked and counted, what a verdict covers, what splits off."""

from dataclasses import replace

import pytest
from builders import claim_on, comment_on, event_about, evidence_for, move_of, source_in, verdict_on

from workbench.domain.article import article_of
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim, ClaimOrigin, ClaimUnit
from workbench.domain.review import Review
from workbench.review.fold import fold
from workbench.review.records import ArticleRecords

TEXT = "Lee is an actor born on 18 December 1949 in Pensacola, Florida. Berg left in May."
ARTICLE = article_of(TEXT)
LEE, BERG = claim_on(ARTICLE, TEXT[:63]), claim_on(ARTICLE, "Berg left in May.")


def part_on(words: str, **more) -> Claim:
    return claim_on(ARTICLE, words, unit=ClaimUnit.PART, parent=LEE.id, **more)


BORN = part_on("born on 18 December 1949", standalone="Lee was born on 18 December 1949")
PLACE = part_on("in Pensacola, Florida", standalone="Lee was born in Pensacola, Florida")
FOUND = (LEE, BORN, PLACE, BERG)
SCAN = Scan(
    id="scn_1",
    article_id=ARTICLE.id,
    reading="2/a",
    scanned_by="Ana",
    scanned_at="",
    claim_ids=tuple(claim.id for claim in FOUND),
)


def reviewed(*claims: Claim, scans=(SCAN,), **records) -> Review:
    return fold(ArticleRecords(article=ARTICLE, claims=claims or FOUND, scans=scans, **records))


def numbers(review: Review) -> list[str]:
    return [one.number for one in review.all_claims]


def test_what_is_walked_and_counted_is_the_statement_with_its_parts_under_it():
    review = reviewed()

    assert [one.claim for one in review.claims] == [LEE, BERG]
    assert [part.claim for part in review.claims[0].parts] == [BORN, PLACE]
    assert [one.claim for one in review.all_claims] == [LEE, BORN, PLACE, BERG]
    assert numbers(review) == ["1", "1a", "1b", "2"]


def test_a_verdict_on_the_statement_covers_its_parts():
    review = reviewed(verdicts=(verdict_on(LEE, "verified"),))

    assert [str(part.status) for part in review.claims[0].parts] == ["verified", "verified"]
    assert [part.is_split_off for part in review.claims[0].parts] == [False, False]
    assert str(reviewed().claims[0].parts[0].status) == "open"


TOUCHED = {
    "a verdict": {"verdicts": (verdict_on(BORN, "wrong"),)},
    "a source": {"evidence": (evidence_for(BORN),), "sources": (source_in(ARTICLE),)},
    "a move": {"moves": (move_of(BORN),)},
    "a comment": {"comments": (comment_on(BORN),)},
}


@pytest.mark.parametrize("records", TOUCHED.values(), ids=TOUCHED)
def test_a_part_that_somebody_worked_on_splits_off_as_a_statement(records):
    review = reviewed(**records)

    assert [(one.claim.id, one.number) for one in review.claims] == [(LEE.id, "1"), (BORN.id, "1a"), (BERG.id, "2")]
    assert [part.claim for part in review.claims[0].parts] == [PLACE]
    assert (review.claims[1].is_split_off, review.claims[1].claim.unit) == (True, ClaimUnit.STATEMENT)
    assert review.split_off_from(LEE.id) == (review.claims[1],)


def test_what_a_part_says_for_itself_is_its_own_and_the_rest_is_covered_by_the_statement():
    verdicts = (verdict_on(LEE, "verified"), verdict_on(BORN, "wrong", id="ver_2"))
    review = reviewed(verdicts=verdicts)

    assert [str(one.status) for one in review.all_claims] == ["verified", "verified", "wrong", "open"]


def test_a_part_whose_verdict_was_taken_back_is_a_part_again():
    verdict = verdict_on(BORN, "wrong")
    review = reviewed(verdicts=(verdict,), events=(event_about(verdict),))

    assert [one.claim.id for one in review.claims] == [LEE.id, BERG.id]
    assert [part.claim.id for part in review.claims[0].parts] == [BORN.id, PLACE.id]


def test_a_judged_statement_that_the_new_reading_calls_a_part_stays_a_statement_with_its_number():
    born_before = replace(BORN, unit=ClaimUnit.STATEMENT, number="2")
    before = (replace(LEE, number="1"), born_before, replace(BERG, number="3"))
    records = {"verdicts": (verdict_on(born_before),)}
    review = reviewed(*before[:1], replace(BORN, number="2"), PLACE, *before[2:], **records)

    assert [(one.number, one.claim.unit.value) for one in review.claims] == [
        ("1", "statement"),
        ("2", "statement"),
        ("3", "statement"),
    ]
    assert [part.number for part in review.claims[0].parts] == ["1a"]


def test_a_part_whose_statement_is_not_there_is_shown_as_a_statement():
    assert [one.claim.id for one in reviewed(BORN, BERG).claims] == [BORN.id, BERG.id]
    gone = replace(SCAN, claim_ids=(BORN.id, PLACE.id, BERG.id))
    assert [one.claim.id for one in reviewed(scans=(gone,)).claims] == [BORN.id, PLACE.id, BERG.id]


def test_a_claim_of_a_reviewers_own_is_never_a_part():
    own = replace(BORN, origin=ClaimOrigin.REVIEWER)

    assert [one.claim.id for one in reviewed(LEE, own, BERG).claims] == [LEE.id, own.id, BERG.id]


def test_a_part_accounts_for_its_words_beside_its_statement():
    scan = replace(SCAN, words=15)
    review = reviewed(scans=(scan,))

    assert review.coverage.accounted_for == review.coverage.total
    assert review.coverage.stretches[1].claim_ids == (LEE.id, BORN.id)
