"""A second draft: what of the first draft's review goes with it."""

import pytest
from builders import look_at

from workbench.domain.flag import FlagAction
from workbench.domain.source import Outcome, SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.stage_change import Stage
from workbench.errors import IntakeError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.open_review import open_review
from workbench.services.articles.recheck_article import recheck_article
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.claims.take_back import retract
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage

FIRST = (
    "Bridge opens\n\nThe bridge in Oslo opened in May 2019. It cost 40 million kroner in all. "
    "Anna Berg has led the council since 2015. The tram stopped running in 1961."
)
SECOND = (
    "Bridge opens\n\nA new paragraph says that 300 people came. The bridge in Oslo opened in May 2019. "
    "It cost 44 million kroner in all. Anna Berg has led the council since 2015."
)


@pytest.fixture
def article(desk):
    made = import_text(desk, FIRST, origin="first.txt", by="Ana")
    scan_article(desk, made, by="Ana")
    return made


def drafted(desk, article_id, text):
    return import_next_draft(desk, article_id, import_text(desk, text, origin="draft.txt", by="Ben"), by="Ben")


def claim_with(desk, article_id, words):
    return next(s for s in open_review(desk, article_id).claims if words in s.claim.quote)


def judged(desk, article, words, label):
    claim = claim_with(desk, article.id, words).claim
    if label == "verified":
        bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ana", passage="It opened.")
        attach_citation(desk, article.id, claim.id, about=SourceMetadata(title="City records"), bearing=bearing)
    decide(desk, article.id, claim.id, label=label, rationale="Because.", by="Ana")


def test_a_claim_that_reads_as_before_keeps_its_verdict_its_source_and_its_evidence(desk, article):
    judged(desk, article, "opened in May 2019", "verified")

    revision = drafted(desk, article.id, SECOND)

    standing = claim_with(desk, revision.article.id, "opened in May 2019")
    assert standing.status == "verified"
    assert standing.verdict.reviewer == "Ana"
    assert [link.passage for link in standing.evidence] == ["It opened."]
    assert standing.verdict.evidence_ids == (standing.evidence[0].id,)
    assert [source.title for source in open_review(desk, revision.article.id).sources] == ["City records"]


def test_a_claim_whose_words_changed_goes_stale_with_the_words_it_was_judged_on(desk, article):
    judged(desk, article, "40 million", "wrong")

    revision = drafted(desk, article.id, SECOND)

    standing = claim_with(desk, revision.article.id, "44 million")
    assert standing.status == "stale"
    assert "40 million" in standing.verdict.quote
    assert [claim.quote for claim in revision.carried.changed] == [standing.claim.quote]


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.GONE])
def test_a_verdict_whose_source_changed_since_is_stale_in_the_draft_too(desk, article, outcome):
    judged(desk, article, "opened in May 2019", "verified")
    standing = claim_with(desk, article.id, "opened in May 2019")
    (link,) = standing.evidence
    look = look_at(link, outcome, before="It opened.", questions=(standing.verdict.id,))
    desk.store.append([look], by="Ben")
    before = claim_with(desk, article.id, "opened in May 2019")
    assert before.status == "stale"

    revision = drafted(desk, article.id, SECOND)

    after = claim_with(desk, revision.article.id, "opened in May 2019")
    assert (after.status, after.stale_because) == ("stale", before.stale_because)
    assert [look.outcome for look in after.rechecks] == [outcome]


def test_a_verdict_whose_evidence_was_taken_back_is_stale_in_the_draft_too(desk, article):
    judged(desk, article, "opened in May 2019", "verified")
    (link,) = claim_with(desk, article.id, "opened in May 2019").evidence
    retract(desk, article.id, link.id, note="the source", by="Ana")
    assert claim_with(desk, article.id, "opened in May 2019").status == "stale"

    revision = drafted(desk, article.id, SECOND)

    assert claim_with(desk, revision.article.id, "opened in May 2019").status == "stale"


def test_a_claim_that_was_cut_is_listed_as_lost_only_if_somebody_worked_on_it(desk, article):
    judged(desk, article, "tram stopped", "wrong")

    revision = drafted(desk, article.id, SECOND)

    assert [claim.quote for claim in open_review(desk, revision.article.id).lost] == [
        "The tram stopped running in 1961."
    ]
    untouched = drafted(desk, revision.article.id, FIRST.replace("2015", "2016"))
    assert untouched.carried.lost == ()


def test_a_claim_that_was_only_asked_about_is_listed_as_lost_too(desk, article):
    asked = claim_with(desk, article.id, "tram").claim
    change_stage(desk, article.id, asked.id, to=Stage.CHECKING, by="Ana")
    change_stage(desk, article.id, asked.id, to=Stage.QUERY, note="Which year?", by="Ana")

    revision = drafted(desk, article.id, SECOND)

    assert [claim.quote for claim in revision.carried.lost] == [asked.quote]


def test_new_statements_wait_as_open_claims(desk, article):
    revision = drafted(desk, article.id, SECOND)

    assert any("300 people" in claim.quote for claim in revision.carried.new)
    assert claim_with(desk, revision.article.id, "300 people").status == "open"


def test_the_first_draft_stays_as_it_was_and_the_second_names_it(desk, article):
    judged(desk, article, "40 million", "wrong")
    before = open_review(desk, article.id)

    revision = drafted(desk, article.id, SECOND)

    assert open_review(desk, article.id) == before
    assert revision.article.revises == article.id


def test_an_answer_to_a_flag_goes_along_where_the_same_words_are_flagged_again(desk):
    text = "Macron spoke. Macron left. Later Marcon returned to Paris, and Macron slept."
    first = import_text(desk, text, origin="a.txt", by="Ana")
    scan_article(desk, first, by="Ana")
    flag = next(s.flag for s in open_review(desk, first.id).flags if s.flag.rule == "NAM001")
    decide_flag(desk, first.id, flag.id, action=FlagAction.DISMISSED, reason="Another man.", by="Ana")

    revision = drafted(desk, first.id, f"It rained.\n\n{text}")

    answered = next(s for s in open_review(desk, revision.article.id).flags if s.flag.rule == "NAM001")
    assert answered.status == "dismissed"
    assert answered.decision.reason == "Another man."


def test_the_same_text_is_no_draft(desk, article):
    with pytest.raises(IntakeError, match="word for word"):
        drafted(desk, article.id, FIRST)


def test_going_back_to_the_first_text_leads_to_the_first_draft(desk, article):
    second = drafted(desk, article.id, SECOND).article

    with pytest.raises(IntakeError, match="Go back to that version"):
        drafted(desk, second.id, FIRST)


def test_a_text_added_before_on_its_own_becomes_the_draft(desk, article):
    apart = import_text(desk, SECOND, origin="second.txt", by="Ana")

    revision = drafted(desk, article.id, SECOND)

    assert revision.article.id == apart.id
    assert open_review(desk, apart.id).article.revises == article.id


def test_revising_twice_with_the_same_text_records_nothing_twice(desk, article):
    judged(desk, article, "opened in May 2019", "verified")
    drafted(desk, article.id, SECOND)
    again = drafted(desk, article.id, SECOND)

    standing = claim_with(desk, again.article.id, "opened in May 2019")
    assert len(standing.history) == 1
    assert len(standing.evidence) == 1


def test_the_claims_of_a_draft_are_counted_through_with_those_that_came_along(desk, article):
    text = open_review(desk, article.id).article.text
    start = text.index("40 million")
    own = add_claim(desk, article.id, start=start, end=start + len("40 million"), by="Ana")
    decide(desk, article.id, own.id, label="wrong", rationale="Because.", by="Ana")

    revision = drafted(desk, article.id, FIRST.replace("2015", "2016"))

    claims = open_review(desk, revision.article.id).claims
    assert [standing.number for standing in claims] == [str(place) for place in range(1, len(claims) + 1)]
    assert "40 million" in [standing.claim.quote for standing in claims]


def test_a_draft_checked_again_with_the_same_reading_records_nothing_and_still_lists_what_was_lost(desk, article):
    judged(desk, article, "tram stopped", "wrong")
    revision = drafted(desk, article.id, SECOND)
    before = desk.store.load(revision.article.id)
    lost = open_review(desk, revision.article.id).lost

    checked = recheck_article(desk, revision.article.id, by="Ben")

    assert desk.store.load(revision.article.id) == before
    assert checked.after.lost == lost != ()
    assert [claim.number for claim in lost] == [""]
