"""The passages of a claim's sources, and keeping one with its place."""

import pytest

from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim
from workbench.services.sources.attach_source import attach_citation, attach_file
from workbench.services.sources.details import EvidenceInput
from workbench.services.sources.suggest_passages import attach_passage, suggest_passages

TEXT = "In the poll 36% of Danes agreed with the plan."
REPORT = "The report is long. It rained in May. In the poll 41% of Danes agreed with the plan. Nobody else was asked."
BEARING = EvidenceInput(stance=Stance.CONTEXT, standing=SourceTier.PRIMARY, by="Ana")


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=len(TEXT), by="Ana")


@pytest.fixture
def source(desk, claim):
    attach_file(desk, claim.article_id, claim.id, content=REPORT.encode(), name="report.txt", bearing=BEARING)
    return open_review(desk, claim.article_id).sources[0]


def offered(desk, claim):
    return suggest_passages(desk, open_review(desk, claim.article_id), claim.id)


def test_the_passage_that_bears_on_the_claim_comes_first_with_what_differs(desk, claim, source):
    (best, *_), unread = offered(desk, claim)

    assert best.passage.quote == "In the poll 41% of Danes agreed with the plan."
    assert (best.before + best.passage.quote + best.after) in REPORT
    assert best.passage.cue == "differs"
    assert any("41%" in difference and "36%" in difference for difference in best.passage.differences)
    assert unread == ()


def test_a_passage_is_kept_word_for_word_with_its_place(desk, claim, source):
    (best, *_), _ = offered(desk, claim)
    place = {"source_id": source.id, "start": best.passage.start, "end": best.passage.end}
    kept = attach_passage(desk, claim.article_id, claim.id, **place, stance=Stance.REFUTES, by="Ben")

    assert REPORT[kept.start : kept.end] == kept.passage == best.passage.quote
    assert open_review(desk, claim.article_id).claims[0].evidence[-1] == kept


def test_a_copy_that_cannot_be_read_is_named_and_the_others_are_searched(desk, claim, source):
    attach_file(desk, claim.article_id, claim.id, content=b"\x1f\x8b....", name="scan.gz", bearing=BEARING)
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="Heard it"), bearing=BEARING)

    found, unread = offered(desk, claim)

    assert found
    assert unread == ("scan.gz: this is a gzip archive, not text. Open it, copy the text, and paste it.",)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (0, 10_000)])
def test_a_place_outside_the_source_is_refused(desk, claim, source, start, end):
    place = {"source_id": source.id, "start": start, "end": end}
    with pytest.raises(DecisionRefusedError, match="selects no words of the source"):
        attach_passage(desk, claim.article_id, claim.id, **place, stance=Stance.CONTEXT, by="Ana")


def test_a_passage_of_no_known_source_or_of_nobody_is_refused(desk, claim, source):
    place = {"start": 0, "end": 4, "stance": Stance.CONTEXT}
    with pytest.raises(UnknownRecordError):
        attach_passage(desk, claim.article_id, claim.id, source_id="src_none", by="Ana", **place)
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        attach_passage(desk, claim.article_id, claim.id, source_id=source.id, by=" ", **place)
