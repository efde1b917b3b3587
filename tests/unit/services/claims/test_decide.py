"""Verdicts, and answers to flags."""

from dataclasses import replace

import pytest
from builders import flag_on

from workbench.domain.flag import FlagAction
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.verdict import Aspect, Channel
from workbench.errors import ConflictError, DecisionRefusedError, UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.claims.take_back import undo
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput

TEXT = "In the poll 36% agreed. The Marcon plan failed."


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Eva")


@pytest.fixture
def flag(desk, claim):
    found = flag_on(desk.store.article_list()[0], "Marcon")
    desk.store.append([found], by="Ana")
    return found


def judged(desk, claim, label="wrong", **more):
    about = {"rationale": "Because.", "by": "Ana"} | more
    return decide(desk, claim.article_id, claim.id, label=label, **about)


def status(desk, claim) -> str:
    return open_review(desk, claim.article_id).claims[0].status


def test_verified_without_a_source_is_refused(desk, claim):
    with pytest.raises(DecisionRefusedError, match="'verified' needs at least one source"):
        judged(desk, claim, "verified")

    assert status(desk, claim) == "open"


def test_verified_with_a_source_stands(desk, claim):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ana", passage="36%")
    evidence = attach_citation(
        desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing
    ).evidence

    verdict = judged(desk, claim, "verified", rationale="")

    assert verdict.evidence_ids == (evidence.id,)
    assert status(desk, claim) == "verified"


@pytest.mark.parametrize("stance", [Stance.NOT_GIVEN, Stance.CONTEXT, Stance.REFUTES])
def test_verified_is_refused_while_no_source_is_said_to_support_the_claim(desk, claim, stance):
    bearing = EvidenceInput(stance=stance, standing=SourceTier.PRIMARY, by="Ana", passage="36%")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing)

    with pytest.raises(DecisionRefusedError, match="'verified' needs a source that supports the claim"):
        judged(desk, claim, "verified")

    assert status(desk, claim) == "open"


def test_a_source_that_was_taken_back_supports_nothing(desk, claim):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, by="Ana")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing)
    undo(desk, claim.article_id, by="Ana")

    with pytest.raises(DecisionRefusedError, match="'verified' needs at least one source"):
        judged(desk, claim, "verified")


def test_a_source_has_no_stance_and_no_type_until_one_is_chosen(desk, claim):
    evidence = attach_citation(
        desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=EvidenceInput(by="Ana")
    ).evidence

    assert evidence.stance is Stance.NOT_GIVEN
    assert open_review(desk, claim.article_id).sources[0].standing is SourceTier.NOT_GIVEN


def test_any_other_label_without_a_rationale_is_refused(desk, claim):
    for label in desk.labels:
        if label.needs == "rationale":
            with pytest.raises(DecisionRefusedError, match="needs a rationale"):
                judged(desk, claim, label.name, rationale=" \n")


def test_an_unknown_label_names_those_there_are(desk, claim):
    with pytest.raises(DecisionRefusedError, match=r"'true-ish' is not a verdict.*verified.*disputed"):
        judged(desk, claim, "true-ish")


def test_the_last_acknowledged_verdict_stands_though_the_clock_stood_still(desk, claim):
    first, second = judged(desk, claim, "wrong"), judged(desk, claim, "disputed")

    assert status(desk, claim) == "disputed"
    assert second.supersedes == (first.id,)


def test_was_it_said_and_is_it_true_are_judged_apart(desk, claim):
    judged(desk, claim, "correctly attributed", aspect=Aspect.ATTRIBUTION)

    standing = open_review(desk, claim.article_id).claims[0]
    assert standing.attribution is not None
    assert standing.verdict is None


def test_a_dismissed_flag_needs_a_reason(desk, claim, flag):
    with pytest.raises(DecisionRefusedError, match="needs a reason"):
        decide_flag(desk, claim.article_id, flag.id, action=FlagAction.DISMISSED, reason=" ", by="Ana")

    decide_flag(desk, claim.article_id, flag.id, action=FlagAction.DISMISSED, reason="A real name.", by="Ana")
    assert open_review(desk, claim.article_id).flags[0].status == "dismissed"


def test_a_nameless_reviewer_decides_nothing(desk, claim, flag):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        judged(desk, claim, by="  ")
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        decide_flag(desk, claim.article_id, flag.id, action=FlagAction.ACCEPTED, reason="", by="")


def test_a_verdict_says_what_should_be_read_and_by_which_way_it_came_in(desk, claim):
    made = judged(replace(desk, channel=Channel.PAGE), claim, "wrong", should_read="  Macron said so. ")

    assert (made.should_read, made.channel) == ("Macron said so.", Channel.PAGE)
    assert judged(desk, claim).channel is Channel.PROGRAM
    with pytest.raises(DecisionRefusedError, match="The right wording has 20,001 characters"):
        judged(desk, claim, should_read="x" * 20_001)


def test_a_verdict_is_stale_once_all_it_stood_on_was_taken_back(desk, claim):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ana", passage="36%")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing)
    judged(desk, claim, "verified", by="Ben")

    undo(desk, claim.article_id, by="Ana")

    assert status(desk, claim) == "stale"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (0, 10_000), (23, 24)])
def test_a_claim_that_is_no_words_of_the_text_is_refused(desk, claim, start, end):
    with pytest.raises(DecisionRefusedError, match="selects no words of the article"):
        add_claim(desk, claim.article_id, start=start, end=end, by="Ana")


def test_what_is_not_there_is_named(desk, claim):
    with pytest.raises(UnknownRecordError, match="No claim has the id 'clm_none'"):
        decide(desk, claim.article_id, "clm_none", label="wrong", rationale="x", by="Ana")
    with pytest.raises(UnknownRecordError, match="No article has the id 'art_none'"):
        open_review(desk, "art_none")


def test_a_verdict_over_the_one_that_was_seen_stands(desk, claim):
    first = judged(desk, claim, "wrong", over="")

    assert judged(desk, claim, "disputed", by="Ben", over=first.id).supersedes == (first.id,)


@pytest.mark.parametrize("seen", ["", "first"])
def test_a_verdict_over_another_than_was_seen_is_refused_and_says_whose_it_is(desk, claim, seen):
    first = judged(desk, claim, "wrong")
    newer = judged(desk, claim, "disputed", by="Ben")

    with pytest.raises(ConflictError, match="Claim 1: Ben decided 'disputed' at 2026-11-23T20:00:00Z") as refused:
        judged(desk, claim, "outdated", over=first.id if seen else "")

    assert refused.value.conflict.stands == newer.id
    assert status(desk, claim) == "disputed"


def test_a_verdict_over_one_that_was_taken_back_since_is_refused(desk, claim):
    first = judged(desk, claim, "wrong")
    second = judged(desk, claim, "disputed", by="Ben")
    undo(desk, claim.article_id, by="Ben")

    with pytest.raises(ConflictError, match=r"Ben took back 'disputed' at .*Z; 'wrong' by Ana is in effect again"):
        judged(desk, claim, "outdated", over=second.id)
    undo(desk, claim.article_id, by="Ana")
    with pytest.raises(ConflictError, match=r"Ana took back 'wrong' at .*Z\. No decision is in effect now"):
        judged(desk, claim, "outdated", over=first.id)
    assert judged(desk, claim, "outdated", over="").label == "outdated"


def test_a_verdict_over_an_id_that_never_was_is_refused(desk, claim):
    with pytest.raises(ConflictError, match="nothing with the id 'ver_none' was decided here"):
        judged(desk, claim, over="ver_none")


def test_was_it_said_is_no_conflict_with_is_it_true(desk, claim):
    judged(desk, claim, "wrong", by="Ben")

    assert judged(desk, claim, "correctly attributed", aspect=Aspect.ATTRIBUTION, over="").supersedes == ()


def test_without_what_was_seen_whatever_stands_is_overruled(desk, claim):
    judged(desk, claim, "wrong", by="Ben")

    assert judged(desk, claim, "disputed").label == "disputed"


def test_of_two_people_who_answer_one_flag_the_second_is_told_of_the_first(desk, claim, flag):
    def answered(action, by, over):
        return decide_flag(desk, claim.article_id, flag.id, action=action, reason="A name.", by=by, over=over)

    first = answered(FlagAction.DISMISSED, "Ben", "")
    with pytest.raises(ConflictError, match="The flag on 'Marcon': Ben dismissed this flag at "):
        answered(FlagAction.ACCEPTED, "Ana", "")
    assert open_review(desk, claim.article_id).flags[0].status == "dismissed"

    answered(FlagAction.ACCEPTED, "Ana", first.id)
    assert open_review(desk, claim.article_id).flags[0].status == "accepted"
