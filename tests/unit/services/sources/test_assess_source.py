"""Saying later what a passage does and what type its source is."""

import pytest

from workbench.domain.event import EventKind
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.sources.assess_source import assess_source
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput


@pytest.fixture
def claim(desk):
    article = import_text(desk, "In the poll 36% agreed. It rained.", origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Eva")


@pytest.fixture
def evidence(desk, claim):
    return attach_citation(
        desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=EvidenceInput(by="Ana")
    ).evidence


def now(desk, evidence):
    """The stance and the source type in effect."""
    review = open_review(desk, evidence.article_id)
    (link,) = [link for standing in review.claims for link in standing.evidence]
    return link.stance, review.sources[0].standing


def test_a_stance_given_later_lets_verified_be_given(desk, claim, evidence):
    assess_source(desk, claim.article_id, evidence.id, stance=Stance.SUPPORTS, by="Ben")
    decide(desk, claim.article_id, claim.id, label="verified", rationale="", by="Ben")

    assert now(desk, evidence) == (Stance.SUPPORTS, SourceTier.NOT_GIVEN)
    assert open_review(desk, claim.article_id).claims[0].status == "verified"


def test_the_record_stays_who_attached_it_and_an_event_says_who_assessed_it(desk, claim, evidence):
    assess_source(desk, claim.article_id, evidence.id, stance=Stance.REFUTES, standing=SourceTier.PRIMARY, by="Ben")
    review = open_review(desk, claim.article_id)

    assert review.claims[0].evidence[0].added_by == "Ana"
    told = [(event.kind, event.reviewer, event.note) for event in review.events[-2:]]
    assert told == [
        (EventKind.ASSESSED, "Ben", "stance not given -> refutes: The poll, p. 3"),
        (EventKind.ASSESSED, "Ben", "source type not given -> primary source: The poll, p. 3"),
    ]


def test_saying_what_is_said_already_records_nothing(desk, claim, evidence):
    before = desk.store.version()

    assess_source(desk, claim.article_id, evidence.id, stance=Stance.NOT_GIVEN, standing=SourceTier.NOT_GIVEN, by="Ben")

    assert desk.store.version() == before


def test_attaching_a_known_source_again_with_its_type_gives_it_the_type(desk, claim, evidence):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ben")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing)
    review = open_review(desk, claim.article_id)

    (source,) = review.sources
    assert (source.standing, source.added_by) == (SourceTier.PRIMARY, "Ana")
    assert review.events[-1].note == "source type not given -> primary source: The poll, p. 3"


def test_attaching_a_known_source_without_a_type_leaves_its_type(desk, claim, evidence):
    assess_source(desk, claim.article_id, evidence.id, standing=SourceTier.SECONDARY, by="Ana")
    attach_citation(
        desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=EvidenceInput(by="Ben")
    )

    assert open_review(desk, claim.article_id).sources[0].standing is SourceTier.SECONDARY


def test_what_is_not_there_and_nobody_are_refused(desk, claim, evidence):
    with pytest.raises(UnknownRecordError, match="No evidence has the id 'evi_none'"):
        assess_source(desk, claim.article_id, "evi_none", stance=Stance.SUPPORTS, by="Ana")
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        assess_source(desk, claim.article_id, evidence.id, stance=Stance.SUPPORTS, by=" ")
