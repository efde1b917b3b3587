"""Undo: whatever a person did about a claim is taken back by that person alone, and stays readable in its table."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from builders import flag_on
from two_clones import Clones, clone_of

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.event import EventKind
from workbench.domain.flag import FlagAction
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.span import Span
from workbench.domain.stage_change import Stage
from workbench.errors import DecisionRefusedError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.claims.leave_comment import comment
from workbench.services.claims.take_back import article_of_last_action, take_back, undo
from workbench.services.export_report import render_report
from workbench.services.sources.assess_source import assess_source
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage
from workbench.wiring import open_desk

TEXT = "In the poll 36% agreed. Then the the plan failed."
CLAIM, OWN = Span(0, 23), Span(24, 49)
OPEN = DeskRules(second_check=SecondCheck.OPEN)


@pytest.fixture
def desk(desk):
    return replace(desk, rules=lambda: (OPEN, ()))


@pytest.fixture
def article(desk):
    """An article with a claim that Eva added, a flag, and a source that Eva attached."""
    made = import_text(desk, TEXT, origin="a.txt", by="Eva")
    desk.store.append([flag_on(made, "the the", rule="WRD002")], by="Eva")
    claim = add_claim(desk, made.id, start=CLAIM.start, end=CLAIM.end, by="Eva")
    attach_citation(
        desk, made.id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=EvidenceInput(by="Eva")
    )
    return made


@pytest.fixture
def claim(desk, article):
    return standing(desk, article).claim


def standing(desk, article):
    return open_review(desk, article.id).claims[0]


def judged(desk, article, *, by="Ana", label="wrong", **more):
    return decide(desk, article.id, standing(desk, article).claim.id, label=label, rationale="Because.", by=by, **more)


def answered(desk, article, *, by="Ana", action=FlagAction.ACCEPTED):
    flag_id = open_review(desk, article.id).flags[0].flag.id
    return decide_flag(desk, article.id, flag_id, action=action, reason="", by=by)


def cited(desk, article, *, by="Ana"):
    claim_id = standing(desk, article).claim.id
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by=by, passage="36%")
    about = SourceMetadata(title="The yearbook")
    return attach_citation(desk, article.id, claim_id, about=about, bearing=bearing).evidence


def commented(desk, article, *, by="Ana"):
    return comment(desk, article.id, standing(desk, article).claim.id, text="Ring them.", by=by)


def added(desk, article, *, by="Ana"):
    return add_claim(desk, article.id, start=OWN.start, end=OWN.end, by=by)


def moved(desk, article, *, by="Ana", to=Stage.CHECKING, **more):
    return change_stage(desk, article.id, standing(desk, article).claim.id, to=to, by=by, **more)


def assessed(desk, article, *, by="Ana"):
    """The event that tells what was said of Eva's source."""
    link = standing(desk, article).evidence[0]
    assess_source(desk, article.id, link.id, stance=Stance.REFUTES, by=by)
    return open_review(desk, article.id).events[-1]


@dataclass(frozen=True)
class Kind:
    """A kind of deed: how it is done, what undo calls it, the table it is kept in, and what is seen of it."""

    do: Callable
    told: str
    table: str
    seen: Callable


KINDS = {
    "a move": Kind(moved, "the move to 'checking'", "moves", lambda review: review.claims[0].last_move),
    "a verdict": Kind(judged, "the verdict 'wrong'", "verdicts", lambda review: review.claims[0].verdict),
    "an answer": Kind(
        answered, "the flag on 'the the' accepted", "flag_decisions", lambda review: review.flags[0].decision
    ),
    "a source": Kind(cited, "the attached source", "evidence", lambda review: review.claims[0].evidence[1:]),
    "a comment": Kind(commented, "the comment 'Ring them.'", "comments", lambda review: review.claims[0].comments),
    "a claim": Kind(added, "the claim 'Then the the plan failed.'", "claims", lambda review: review.claims[1:]),
    "an assessment": Kind(
        assessed,
        "the assessment of a source (refutes)",
        "events",
        lambda review: review.claims[0].evidence[0].stance.is_given,
    ),
}
EACH_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EACH_KIND
def test_what_was_done_last_is_taken_back_and_stays_readable_in_its_table(desk, article, kind):
    record = kind.do(desk, article)
    assert kind.seen(open_review(desk, article.id))

    assert undo(desk, article.id, by="Ana") == f"Undone: {kind.told}."

    assert not kind.seen(open_review(desk, article.id))
    loaded = desk.store.load(article.id)
    assert record.id in [kept.id for kept in getattr(loaded, kind.table)]
    told = loaded.events[-1]
    assert (told.kind, told.subject_id, told.reviewer, told.note) == (EventKind.RETRACTED, record.id, "Ana", kind.told)


@EACH_KIND
def test_what_is_named_by_its_id_is_taken_back_though_more_was_done_since(desk, article, kind):
    record = kind.do(desk, article)
    later = commented(desk, article)

    undone = take_back(desk, article.id, by="Ana", record_id=record.id)

    assert (undone.record_id, undone.what) == (record.id, kind.told)
    review = open_review(desk, article.id)
    assert later in review.claims[0].comments
    assert record not in review.claims[0].comments
    assert kind.table == "comments" or not kind.seen(review)


@EACH_KIND
@pytest.mark.parametrize("by", ["Ben", "Eva", "anna"])
def test_nobody_takes_back_what_another_did(desk, article, kind, by):
    record = kind.do(desk, article)

    with pytest.raises(DecisionRefusedError, match=f"{by} has nothing to undo in this article with the id"):
        undo(desk, article.id, by=by, record_id=record.id)
    if by != "Eva":  # who has done something else here
        with pytest.raises(DecisionRefusedError, match=f"{by} has nothing to undo in this article. Only your own"):
            undo(desk, article.id, by=by)

    assert kind.seen(open_review(desk, article.id))


@EACH_KIND
def test_nothing_is_taken_back_twice_and_what_is_done_again_stands(desk, article, kind):
    record = kind.do(desk, article)
    undo(desk, article.id, by="Ana")

    for named in ("", record.id):
        with pytest.raises(DecisionRefusedError, match="Ana has nothing to undo"):
            undo(desk, article.id, by="Ana", record_id=named)

    kind.do(desk, article)
    assert kind.seen(open_review(desk, article.id))
    assert undo(desk, article.id, by="Ana") == f"Undone: {kind.told}."


@EACH_KIND
def test_undo_sees_what_another_program_wrote_meanwhile_and_that_program_sees_the_undo(tmp_path, kind):
    here, there = (replace(open_desk(tmp_path / "claims"), rules=lambda: (OPEN, ())) for _ in range(2))
    article = import_text(here, TEXT, origin="a.txt", by="Eva")
    here.store.append([flag_on(article, "the the", rule="WRD002")], by="Eva")
    made = add_claim(here, article.id, start=CLAIM.start, end=CLAIM.end, by="Eva")
    attach_citation(
        here, article.id, made.id, about=SourceMetadata(title="The poll, p. 3"), bearing=EvidenceInput(by="Eva")
    )
    commented(here, article)
    kind.do(there, article)
    commented(there, article, by="Ben")

    assert undo(here, article.id, by="Ana") == f"Undone: {kind.told}."

    assert kind.table == "comments" or not kind.seen(open_review(there, article.id))
    assert undo(there, article.id, by="Ana") == "Undone: the comment 'Ring them.'."


@pytest.mark.parametrize("name", ["a verdict", "an answer", "a move"])
def test_in_a_conflict_taking_ones_own_back_leaves_the_others_standing_alone(desk, article, name):
    kind = KINDS[name]
    clones = Clones(clone_of(desk, "a"), clone_of(desk, "b"))
    kind.do(clones.ours, article, by="Ben")
    other = kind.do(clones.theirs, article, by="Ana")
    both = clones.merged()
    assert not kind.seen(open_review(both, article.id))

    assert undo(both, article.id, by="Ben") == f"Undone: {kind.told}."

    assert kind.seen(open_review(both, article.id)) == other


def test_an_older_verdict_stands_again_and_the_history_keeps_all(desk, article):
    judged(desk, article, label="wrong")
    judged(desk, article, label="disputed")
    judged(desk, article, label="outdated", by="Ben")

    assert undo(desk, article.id, by="Ben") == "Undone: the verdict 'outdated'."
    assert standing(desk, article).status == "disputed"
    assert undo(desk, article.id, by="Ana") == "Undone: the verdict 'disputed'."
    assert standing(desk, article).status == "wrong"
    assert len(standing(desk, article).history) == 3


def test_a_verdict_that_another_has_overruled_is_taken_back_by_its_id_and_the_other_stands(desk, article):
    first = judged(desk, article, label="wrong")
    judged(desk, article, label="outdated", by="Ben")

    assert undo(desk, article.id, by="Ana", record_id=first.id) == "Undone: the verdict 'wrong'."

    assert standing(desk, article).status == "outdated"


def test_what_came_last_of_all_kinds_within_one_second_goes_first(desk, article):
    for kind in KINDS.values():
        kind.do(desk, article)

    undone = [undo(desk, article.id, by="Ana") for _ in KINDS]

    assert undone == [f"Undone: {kind.told}." for kind in reversed(KINDS.values())]


def test_undo_goes_by_what_was_acknowledged_last_though_the_clock_was_set_back(desk, article):
    hours = iter(["2026-11-23T20:00:00Z", "2026-11-23T19:00:00Z", "2026-11-23T18:00:00Z"])
    letters = iter("zyx")
    slow = replace(desk, now=lambda: next(hours), new_id=lambda kind: f"{kind}_{next(letters)}")
    judged(slow, article, label="wrong")
    answered(slow, article)
    judged(slow, article, label="disputed")

    assert [undo(desk, article.id, by="Ana") for _ in range(3)] == [
        "Undone: the verdict 'disputed'.",
        "Undone: the flag on 'the the' accepted.",
        "Undone: the verdict 'wrong'.",
    ]


def test_undo_goes_back_over_verdicts_and_moves_in_the_order_they_came(desk, article):
    moved(desk, article, assignee="Eva")
    judged(desk, article)
    moved(desk, article, to=Stage.SECOND_CHECK, assignee="Ben")

    assert [undo(desk, article.id, by="Ana") for _ in range(3)] == [
        "Undone: the move to 'second check'.",
        "Undone: the verdict 'wrong'.",
        "Undone: the move to 'checking'.",
    ]
    assert standing(desk, article).state is Stage.UNASSIGNED


def test_a_sign_off_can_be_undone_by_whoever_gave_it_and_stays_in_sight(desk, article):
    judged(desk, article)
    moved(desk, article, to=Stage.SIGNED_OFF, by="Ben")

    assert undo(desk, article.id, by="Ben") == "Undone: the move to 'signed off'."

    now = standing(desk, article)
    (step,) = now.moves
    assert (now.state, step.id in now.retracted) == (Stage.SECOND_CHECK, True)
    (told,) = json.loads(render_report(desk, article.id, form="json", by="Eva"))["claims"]
    assert ([step["retracted"] for step in told["moves"]], told["signed_off"]) == ([True], None)
    audit = render_report(desk, article.id, form="md", by="Eva").decode()
    assert "~~signed off~~ (taken back), moved by Ben" in audit
    moved(desk, article, to=Stage.SIGNED_OFF, by="Ben")
    assert standing(desk, article).state is Stage.SIGNED_OFF


def test_a_move_that_somebody_went_on_from_is_left_and_what_came_before_is_undone(desk, article):
    judged(desk, article)
    move = moved(desk, article, to=Stage.SECOND_CHECK, assignee="Ben")
    moved(desk, article, to=Stage.SIGNED_OFF, by="Ben")

    with pytest.raises(DecisionRefusedError, match="Ana has nothing to undo"):
        undo(desk, article.id, by="Ana", record_id=move.id)
    assert undo(desk, article.id, by="Ana") == "Undone: the verdict 'wrong'."


def test_what_was_said_of_a_source_goes_step_by_step_and_the_source_by_who_attached_it(desk, article):
    (link,) = standing(desk, article).evidence
    assess_source(desk, article.id, link.id, stance=Stance.REFUTES, by="Eva")
    assess_source(desk, article.id, link.id, stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ben")

    def now():
        """What is in effect; the rows of the tables say so too."""
        review, rows = open_review(desk, article.id), desk.store.load(article.id)
        told = (review.claims[0].evidence[0].stance, review.sources[0].standing)
        assert (rows.evidence[0].stance, rows.sources[0].standing) == told
        return told

    assert undo(desk, article.id, by="Ben") == "Undone: the assessment of a source (primary source)."
    assert now() == (Stance.SUPPORTS, SourceTier.NOT_GIVEN)
    assert undo(desk, article.id, by="Ben") == "Undone: the assessment of a source (supports)."
    assert now() == (Stance.REFUTES, SourceTier.NOT_GIVEN)
    with pytest.raises(DecisionRefusedError, match="Ben has nothing to undo"):
        undo(desk, article.id, by="Ben")
    undo(desk, article.id, by="Eva")
    assert now() == (Stance.NOT_GIVEN, SourceTier.NOT_GIVEN)
    assert undo(desk, article.id, by="Eva") == "Undone: the attached source."


def test_what_was_said_of_a_source_is_left_alone_once_somebody_else_has_said_otherwise(desk, article):
    assessed(desk, article, by="Ben")
    (link,) = standing(desk, article).evidence
    assess_source(desk, article.id, link.id, stance=Stance.SUPPORTS, by="Cleo")

    with pytest.raises(DecisionRefusedError, match="Ben has nothing to undo"):
        undo(desk, article.id, by="Ben")
    assert standing(desk, article).evidence[0].stance is Stance.SUPPORTS


def test_a_claim_that_was_taken_back_and_added_by_another_is_that_persons_to_take_back(desk, article):
    claim = added(desk, article)
    undo(desk, article.id, by="Ana")

    assert added(desk, article, by="Ben") == claim
    with pytest.raises(DecisionRefusedError, match="Ana has nothing to undo"):
        undo(desk, article.id, by="Ana")
    assert undo(desk, article.id, by="Ben") == "Undone: the claim 'Then the the plan failed.'."


@pytest.mark.parametrize("name", ["a verdict", "a source", "a comment", "a move"])
def test_a_claim_that_somebody_worked_on_is_not_taken_back_but_voided_until_that_is_taken_back(desk, article, name):
    link = standing(desk, article).evidence[0]
    take_back(desk, article.id, by="Eva", record_id=link.id)
    KINDS[name].do(desk, article, by="Ben")

    with pytest.raises(DecisionRefusedError, match=r"Claim 1 has been worked on since you added it\. .* 'void'"):
        undo(desk, article.id, by="Eva")

    undo(desk, article.id, by="Ben")
    assert undo(desk, article.id, by="Eva") == "Undone: the claim 'In the poll 36% agreed.'."
    assert open_review(desk, article.id).claims == ()


def test_what_one_spelling_of_a_name_decided_another_takes_back(desk, article):
    judged(desk, article, by="Ana Ruiz")

    assert undo(desk, article.id, by="ana ruiz") == "Undone: the verdict 'wrong'."


@pytest.mark.parametrize("by", ["", " \t"])
def test_nobody_takes_nothing_back(desk, article, by):
    for deed in (lambda: undo(desk, article.id, by=by), lambda: article_of_last_action(desk, by=by)):
        with pytest.raises(DecisionRefusedError, match="Enter your name first"):
            deed()


@pytest.mark.parametrize("name", ["a verdict", "an answer", "a source"])
def test_what_went_along_to_the_next_draft_is_taken_back_there_and_stands_in_the_draft_before(desk, article, name):
    kind = KINDS[name]
    kind.do(desk, article)
    draft = import_text(desk, f"{TEXT} It rained.", origin="b.txt", by="Eva")
    import_next_draft(desk, article.id, draft, by="Eva")

    carried = [record for record in getattr(desk.store.load(draft.id), kind.table) if "Ana" in repr(record)]
    assert len(carried) == 1
    assert undo(desk, draft.id, by="Ana") == f"Undone: {kind.told}."

    assert kind.seen(open_review(desk, article.id))
    assert desk.store.load(draft.id).events[-1].subject_id == carried[0].id


def test_what_was_taken_back_before_the_next_draft_does_not_come_back_with_it(desk, article):
    judged(desk, article)
    undo(desk, article.id, by="Ana")
    draft = import_text(desk, f"{TEXT} It rained.", origin="b.txt", by="Eva")
    import_next_draft(desk, article.id, draft, by="Eva")

    assert [one.verdict for one in open_review(desk, draft.id).claims if one.verdict] == []
    with pytest.raises(DecisionRefusedError, match="Ana has nothing to undo"):
        undo(desk, draft.id, by="Ana")


def test_the_last_in_one_article_is_not_the_last_in_the_folder(desk, article):
    judged(desk, article)
    other = import_text(desk, "It rained in Oslo.", origin="c.txt", by="Eva")
    own = add_claim(desk, other.id, start=0, end=18, by="Ana")

    assert article_of_last_action(desk, by="Ana") == other.id
    assert undo(desk, article.id, by="Ana") == "Undone: the verdict 'wrong'."
    assert (
        article_of_last_action(desk, by="Ana") == article_of_last_action(desk, by="Ana", record_id=own.id) == other.id
    )
    undo(desk, other.id, by="Ana")
    with pytest.raises(DecisionRefusedError, match="Ana has nothing to undo in this folder"):
        article_of_last_action(desk, by="Ana")


def test_the_folder_is_searched_for_the_article_of_the_record_that_is_named(desk, article):
    first = judged(desk, article)
    other = import_text(desk, "It rained in Oslo.", origin="c.txt", by="Eva")
    add_claim(desk, other.id, start=0, end=18, by="Ana")

    assert article_of_last_action(desk, by="Ana", record_id=first.id) == article.id
    with pytest.raises(DecisionRefusedError, match="in this folder with the id 'ver_none'"):
        article_of_last_action(desk, by="Ana", record_id="ver_none")
    with pytest.raises(DecisionRefusedError, match="Ben has nothing to undo in this folder with the id"):
        article_of_last_action(desk, by="Ben", record_id=first.id)
