"""Coverage of sentences by claims."""

from builders import claim_at

from workbench.domain.article import article_of
from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.text.coverage.of_sentences import coverage_of

ARTICLE = article_of("x" * 10)


def claim(start, end, *, checkable=True):
    about = {} if checkable else {"kind": ClaimKind.OPINION, "reason": "an opinion"}
    return claim_at(ARTICLE, start, end, id=f"clm_{start}_{end}", checkable=checkable, **about)


def test_a_claim_over_two_sentences_covers_both():
    covered = coverage_of([Span(0, 5), Span(6, 10)], [claim(2, 8)])
    assert [sentence.covered_by for sentence in covered] == [("clm_2_8",), ("clm_2_8",)]


def test_a_sentence_of_opinions_says_why_it_is_not_checkable():
    (covered,) = coverage_of([Span(0, 9)], [claim(0, 4, checkable=False), claim(5, 9, checkable=False)])
    assert covered.not_checkable == "an opinion"


def test_one_checkable_claim_makes_the_sentence_checkable():
    (covered,) = coverage_of([Span(0, 9)], [claim(0, 4, checkable=False), claim(5, 9)])
    assert covered.not_checkable == ""


def test_a_sentence_without_claims_is_uncovered():
    (covered,) = coverage_of([Span(0, 9)], [])
    assert covered.covered_by == ()
