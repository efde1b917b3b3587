"""A ClaimReview leaves the desk valid, or is refused with every reason."""

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest

from workbench.claimreview.field_rules import violations
from workbench.claimreview.scales import scales
from workbench.domain.desk_rules import NO_RULES, DeskRules, SecondCheck
from workbench.domain.publication import ClaimantKind
from workbench.domain.publisher import Publisher
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.stage_change import Stage
from workbench.errors import ClaimReviewRefusedError, DecisionRefusedError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.publish import build_claimreview, publication_or_empty, save_publication
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import retract
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage

SCHEMA = json.loads(resources.files("workbench.claimreview").joinpath("claimreview.schema.json").read_text("utf-8"))
TEXT = "The bridge in Oslo opened in 2019. It cost more than 36 million."
PAGE = "https://check.example.org/1"
DESK = Publisher(name="The Desk", url="https://www.example.org", corrections="https://example.org/corrections")


@pytest.fixture
def desk(desk):
    open_check = DeskRules(second_check=SecondCheck.OPEN)
    return replace(desk, publisher=lambda: (DESK, ()), rules=lambda: (open_check, ()))


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="https://paper.example.net/bridge", by="Ana")
    return add_claim(desk, article.id, start=0, end=34, by="Ana")


def standing(desk, claim):
    return next(told for told in open_review(desk, claim.article_id).claims if told.claim.id == claim.id)


def judged(desk, claim, label="wrong"):
    stance = {"verified": Stance.SUPPORTS, "unsupported": Stance.CONTEXT}.get(label, Stance.REFUTES)
    bearing = EvidenceInput(stance=stance, standing=SourceTier.PRIMARY, by="Ana")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The register"), bearing=bearing)
    decide(desk, claim.article_id, claim.id, label=label, rationale="The register says 2018.", by="Ana")
    change_stage(desk, claim.article_id, claim.id, to=Stage.SIGNED_OFF, by="Ben")


def published(desk, claim, **fields):
    wanted = replace(publication_or_empty(standing(desk, claim)), **({"url": PAGE, "claimant": "Kari"} | fields))
    return save_publication(desk, wanted, by="Ana")


def exported(desk, claim, **more):
    return json.loads(build_claimreview(desk, claim.article_id, claim.id, **more).content)


def reasons(desk, claim, **more) -> str:
    with pytest.raises(ClaimReviewRefusedError) as refused:
        build_claimreview(desk, claim.article_id, claim.id, **more)
    assert "\n" not in str(refused.value)
    return " | ".join(refused.value.reasons)


def test_a_signed_off_claim_of_a_third_party_is_written_as_claimreview(desk, claim):
    judged(desk, claim)
    published(desk, claim, claimant_url="https://example.net/kari", said_on="2026-11-01")

    assert exported(desk, claim) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": PAGE,
        "datePublished": "2026-11-23",
        "author": {
            "@type": "Organization",
            "name": "The Desk",
            "url": "https://www.example.org",
            "correctionsPolicy": "https://example.org/corrections",
        },
        "claimReviewed": "The bridge in Oslo opened in 2019.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Kari", "sameAs": "https://example.net/kari"},
            "datePublished": "2026-11-01",
            "appearance": {"@type": "CreativeWork", "url": "https://paper.example.net/bridge"},
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Wrong",
            "ratingValue": 1,
            "worstRating": 1,
            "bestRating": 5,
        },
        "reviewBody": "The register says 2018.",
    }


def test_every_label_is_written_valid_by_rule_and_schema_or_is_no_finding(desk, claim):
    published(desk, claim)
    for label in desk.labels:
        for link in standing(desk, claim).evidence:
            retract(desk, claim.article_id, link.id, note="", by="Ana")
        judged(desk, claim, label.name)
        if label.name in {"void", "not checkable"}:
            assert "is not a finding" in reasons(desk, claim)
            continue
        review = exported(desk, claim)
        jsonschema.Draft202012Validator(SCHEMA).validate(review)
        assert violations(review, home=DESK.url) == ()
        assert ("ratingValue" in review["reviewRating"]) == bool(label.claimreview)


def test_a_scale_gives_the_words_and_refuses_where_it_has_none(desk, claim):
    published(desk, claim)
    judged(desk, claim, "partly wrong")
    for scale in scales():
        assert exported(desk, claim, scale=scale.key)["reviewRating"]["alternateName"] == scale.words["partly wrong"]
    judged(desk, claim, "outdated")
    assert exported(desk, claim, scale="snopes")["reviewRating"]["alternateName"] == "Outdated"
    assert "PolitiFact has no word for 'outdated'" in reasons(desk, claim, scale="politifact")
    with pytest.raises(DecisionRefusedError, match=r"'x' is not a scale\. Use one of: politifact, snopes"):
        build_claimreview(desk, claim.article_id, claim.id, scale="x")


def test_a_check_that_is_not_final_is_refused(desk, claim):
    published(desk, claim)
    assert "its stage is 'unassigned'" in reasons(desk, claim)
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="Because.", by="Ana")
    assert "its stage is 'second check'" in reasons(desk, claim)


def test_a_check_without_a_public_page_is_refused(desk, claim):
    judged(desk, claim)
    assert "url: it is missing" in reasons(desk, claim)


def test_the_articles_own_words_are_no_third_partys(desk):
    article = import_text(desk, TEXT, origin="https://news.example.org/bridge", by="Ana")
    own = add_claim(desk, article.id, start=0, end=34, by="Ana")
    judged(desk, own)
    published(desk, own, claimant="")
    assert "the claim is the article's own" in reasons(desk, own)
    published(desk, own, claimant="the desk")
    assert "'the desk' is the publisher's own voice" in reasons(desk, own)
    published(desk, own, claimant="Kari")
    assert exported(desk, own)["itemReviewed"]["author"]["name"] == "Kari"


def test_words_of_a_paper_from_elsewhere_are_a_third_partys(desk, claim):
    judged(desk, claim)
    published(desk, claim, claimant="")
    assert "author" not in exported(desk, claim)["itemReviewed"]


def test_a_rating_within_the_claim_is_refused_until_it_is_worded_without(desk, claim):
    judged(desk, claim)
    published(desk, claim, wording="It is wrong that the bridge opened in 2019.")
    assert "it contains the rating 'Wrong'" in reasons(desk, claim)
    published(desk, claim, wording="The Oslo bridge opened in 2019.")
    assert exported(desk, claim)["claimReviewed"] == "The Oslo bridge opened in 2019."


def test_every_reason_is_given_at_once(desk, claim):
    nobody = replace(desk, publisher=lambda: (Publisher(), ()))
    told = reasons(nobody, claim)
    assert "not final" in told
    assert "there is no verdict" in told
    assert "the publisher has no name" in told


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"url": "check.example.org/1"}, "is not a public page"),
        ({"url": ""}, "url '' is not a public page"),
        ({"url": "https://short.example/1"}, "on another domain than the publisher's"),
        ({"appearance": "javascript:alert(1)"}, "appearance 'javascript:alert\\(1\\)' is not a public page"),
        ({"said_on": "last week"}, "'last week' is not a date"),
        ({"wording": "x" * 2_001}, "wording has 2,001 characters"),
    ],
)
def test_what_cannot_be_published_is_not_kept(desk, claim, fields, why):
    with pytest.raises(DecisionRefusedError, match=why):
        published(desk, claim, **fields)
    assert standing(desk, claim).publication is None


def test_one_page_holds_one_review(desk, claim):
    published(desk, claim)
    other = add_claim(desk, claim.article_id, start=35, end=64, by="Ana")
    with pytest.raises(DecisionRefusedError, match="is the page of another check"):
        published(desk, other, url=f"{PAGE}#second")
    published(desk, claim, url="https://check.example.org/2")
    published(desk, other)


def test_what_was_kept_is_offered_again_and_superseded_not_erased(desk, claim):
    published(desk, claim, claimant_is=ClaimantKind.ORGANIZATION)
    again = publication_or_empty(standing(desk, claim))
    assert (again.url, again.claimant, again.claimant_is) == (PAGE, "Kari", ClaimantKind.ORGANIZATION)
    published(desk, claim, claimant="Ola")
    assert [kept.claimant for kept in desk.store.load(claim.article_id).publications] == ["Kari", "Ola"]
    assert standing(desk, claim).publication.claimant == "Ola"


def test_what_would_be_better_is_said_beside_the_review(desk, claim):
    judged(desk, claim)
    published(desk, claim)
    quiet = replace(desk, publisher=lambda: (replace(DESK, corrections=""), ()))
    told = [wish.where for wish in build_claimreview(quiet, claim.article_id, claim.id).recommendations]
    assert told == ["itemReviewed.datePublished", "publisher.toml"]


def test_corrections_asked_for_by_mail_are_no_policy_page(desk, claim):
    judged(desk, claim)
    published(desk, claim)
    by_mail = replace(desk, publisher=lambda: (replace(DESK, corrections="mail@example.org"), ()))
    review = json.loads(build_claimreview(by_mail, claim.article_id, claim.id).content)
    assert "correctionsPolicy" not in review["author"]


def test_hostile_words_leave_no_tag_in_the_json(desk, claim):
    judged(desk, claim)
    published(desk, claim, claimant="</script><script>alert(1)</script>", wording="a\u202eb <!--")
    content = build_claimreview(desk, claim.article_id, claim.id).content.decode()
    assert "<" not in content
    assert "\u202e" not in content
    assert json.loads(content)["itemReviewed"]["author"]["name"] == "</script><script>alert(1)</script>"


def test_a_check_by_one_person_is_published_with_its_day_and_said_to_be_one_persons(desk, claim):
    alone = replace(desk, rules=lambda: (NO_RULES, ()))
    change_stage(alone, claim.article_id, claim.id, to=Stage.CHECKING, by="Ana")
    early = replace(alone, now=lambda: "2026-11-01T08:00:00Z")
    decide(early, claim.article_id, claim.id, label="wrong", rationale="The register says 2018.", by="Ana")
    published(alone, claim)

    made = build_claimreview(alone, claim.article_id, claim.id)

    assert json.loads(made.content)["datePublished"] == "2026-11-01"
    assert "claim 1: it was checked by one person." in " ".join(str(wish) for wish in made.recommendations)
    assert "A second person must sign it off." in reasons(desk, claim)
