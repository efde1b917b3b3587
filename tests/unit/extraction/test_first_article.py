"""What the first article must yield."""

from pathlib import Path

import pytest

from workbench.domain.article import article_of
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.services.articles.language import load_tagger
from workbench.text.coverage.of_sentences import coverage_of
from workbench.text.read_article import read_document

SEED = Path(__file__).parents[3] / "seeds" / "russia-france-security-structure.txt"


@pytest.fixture(scope="module")
def document():
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    return read_document(article_of(SEED.read_text(encoding="utf-8")), tag)


@pytest.fixture(scope="module")
def claims(document):
    return [claim for claim in claims_in(document) if claim.unit == "statement"]


def one(claims, words):
    found = [claim for claim in claims if words in claim.quote]
    assert found, words
    return min(found, key=lambda claim: len(claim.quote))


def test_both_pew_figures_are_claims_of_their_own(claims):
    shares = [claim.quote for claim in claims if claim.kind == "statistic"]
    assert ["36%" in quote for quote in shares] == [True, False]
    assert ["62%" in quote for quote in shares] == [False, True]


def test_both_tellings_of_the_joint_report_are_linked(claims):
    tellings = [claim for claim in claims if claim.quote.startswith("In June 2020")]
    assert [telling.same_as for telling in tellings] == [(tellings[1].id,), (tellings[0].id,)]


@pytest.mark.parametrize(
    "words",
    [
        "member of the Senate (since 2004)",
        "constituency of Val-de-Marne",
        "member of the Les Républicains party",
        "Secretary of the Managing Committee",
        "Deputy-Chairman of the Select Committee on Foreign Affairs, Defense and Armed forces",
        "Chairman of the interparliamentary group France-Morocco",
    ],
)
def test_each_membership_and_post_is_a_claim_of_its_own(claims, words):
    claim = one(claims, words)
    assert claim.kind == "role-or-membership"
    assert len(claim.quote) < len(words) + 40


def test_the_six_chapters_are_a_claim_of_cambon(claims):
    assert one(claims, "six chapters").claimant == "Christian Cambon"


def test_every_quotation_has_its_speaker_in_full(claims):
    speakers = [claim.claimant for claim in claims if claim.kind == "quotation"]
    assert speakers == ["Christian Cambon", "Valentina Matvienko", "Christian Cambon"]


@pytest.mark.parametrize(
    "words", ["It is plausible", "may visit Russia", "seems to believe", "Could Russia and France"]
)
def test_opinions_forecasts_and_questions_are_not_checkable(claims, words):
    claim = one(claims, words)
    assert not claim.checkable
    assert claim.reason


def test_advertisement_author_box_and_form_are_boilerplate(claims):
    reasons = [claim.reason for claim in claims if claim.kind == "boilerplate"]
    assert reasons == ["advertisement", "advertisement", "author box", "author box", "comment form"]


def test_she_after_a_survey_is_left_open(claims):
    assert one(claims, "She said this").standalone == ""


def test_every_sentence_is_accounted_for(document, claims):
    spans = [Span(sentence.start, sentence.end) for sentence in document.sentences]
    assert all(sentence.covered_by for sentence in coverage_of(spans, claims))
