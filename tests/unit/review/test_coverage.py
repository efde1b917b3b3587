"""What accounts for the words of a stored article, by the claims in effect and what the newest check recorded."""

from dataclasses import replace

import pytest
from builders import claim_on

from workbench.domain.article import article_of
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim, ClaimKind, ClaimOrigin
from workbench.domain.coverage import Coverage
from workbench.review.fold import fold
from workbench.review.records import ArticleRecords

TEXT = "By Ana Berg\nSales rose 36%. “Rents fell,” Lee told reporters. Nobody asked."
ARTICLE = article_of(TEXT)
ROSE, FELL = claim_on(ARTICLE, "Sales rose 36%."), claim_on(ARTICLE, "“Rents fell,”")
BYLINE, LEE = "0-11 furniture: byline", "42-60 attribution: names who says so: Lee"
SCAN = Scan(
    id="scn_1",
    article_id=ARTICLE.id,
    reading="2/a",
    scanned_by="Ana",
    scanned_at="",
    claim_ids=(ROSE.id, FELL.id),
    words=13,
    outside=(BYLINE, LEE),
)


def coverage_in_review(*claims: Claim, scan: Scan | None = SCAN) -> Coverage:
    scans = (scan,) if scan else ()
    return fold(ArticleRecords(article=ARTICLE, claims=claims, scans=scans)).coverage


def test_what_the_check_recorded_and_the_claims_in_effect_account_for_the_words():
    coverage = coverage_in_review(ROSE, FELL)

    assert (coverage.total, coverage.accounted_for, coverage.unit) == (13, 11, "word")
    assert [span.of(TEXT) for span in coverage.uncovered] == ["Nobody asked"]
    assert [(stretch.kind.value, stretch.span.of(TEXT)) for stretch in coverage.stretches] == [
        ("furniture", "By Ana Berg"),
        ("claim", "Sales rose 36"),
        ("claim", "Rents fell"),
        ("attribution", "Lee told reporters"),
    ]


def test_a_claim_that_a_reviewer_adds_accounts_for_its_words():
    own = claim_on(ARTICLE, "Nobody asked.", origin=ClaimOrigin.REVIEWER)
    coverage = coverage_in_review(ROSE, FELL, own)

    assert (coverage.accounted_for, coverage.uncovered) == (13, ())


def test_what_a_claim_no_longer_found_held_is_uncovered():
    assert coverage_in_review(ROSE, FELL, scan=replace(SCAN, claim_ids=(ROSE.id,))).accounted_for == 9


@pytest.mark.parametrize("scan", [None, replace(SCAN, words=0, outside=())], ids=["no scan", "an old scan"])
def test_an_article_checked_before_that_is_shown_by_sentences(scan):
    opinion = {"kind": ClaimKind.OPINION, "checkable": False, "reason": "an opinion"}
    coverage = coverage_in_review(replace(ROSE, **opinion), FELL, scan=scan)

    assert (coverage.total, coverage.accounted_for, coverage.unit) == (4, 2, "sentence")
    assert [span.of(TEXT) for span in coverage.uncovered] == ["By Ana Berg", "Nobody asked."]
    assert [(stretch.kind.value, stretch.reason) for stretch in coverage.stretches] == [
        ("not checkable", "an opinion"),
        ("claim", ""),
    ]


def test_a_scan_with_a_stretch_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="'0-11 byline' is no stretch"):
        replace(SCAN, outside=("0-11 byline",))
