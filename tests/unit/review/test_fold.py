"""A review holds each claim with what was attached to it."""

from dataclasses import replace

from builders import ARTICLE, CLAIM, event_about, evidence_for, look_at, source_in

from workbench.domain.source import Evidence, Source
from workbench.review.fold import fold
from workbench.review.records import ArticleRecords

POLL, PAPER, UNUSED = (source_in(ARTICLE, name) for name in ("poll", "paper", "unused"))


def link(source: Source, name: str = "") -> Evidence:
    return replace(evidence_for(CLAIM, source.title), id=f"evi_{name or source.title}")


def test_a_claim_has_the_sources_of_its_evidence_each_once_in_the_order_of_the_evidence():
    links = (link(PAPER), link(POLL), link(PAPER, "again"))
    recorded = ArticleRecords(article=ARTICLE, claims=(CLAIM,), sources=(UNUSED, POLL, PAPER), evidence=links)

    (claim,) = fold(recorded).claims

    assert claim.sources == (PAPER, POLL)
    assert [(support.evidence, support.source) for support in claim.supports] == [
        (links[0], PAPER),
        (links[1], POLL),
        (links[2], PAPER),
    ]


def test_evidence_whose_source_was_taken_back_supports_nothing_and_stays_evidence():
    links = (link(POLL), link(PAPER))
    recorded = ArticleRecords(
        article=ARTICLE, claims=(CLAIM,), sources=(POLL, PAPER), evidence=links, events=(event_about(POLL),)
    )

    (claim,) = fold(recorded).claims

    assert claim.evidence == links
    assert [support.evidence for support in claim.supports] == [links[1]]


def test_a_source_that_supports_a_claim_comes_with_its_newest_recheck():
    recheck = look_at(link(POLL))
    recorded = ArticleRecords(
        article=ARTICLE, claims=(CLAIM,), sources=(POLL, PAPER), evidence=(link(POLL), link(PAPER)), rechecks=(recheck,)
    )

    (claim,) = fold(recorded).claims

    assert [support.recheck for support in claim.supports] == [recheck, None]
