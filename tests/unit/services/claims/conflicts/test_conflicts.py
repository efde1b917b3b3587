"""Decisions of two clones on one subject: shown, refused while nobody names both, and ended by who does."""

import re
from dataclasses import replace

import pytest
from builders import flag_on
from two_clones import clone_of, standing

from workbench.domain.event import EventKind
from workbench.domain.flag import FlagAction
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect
from workbench.errors import ConflictError, DecisionRefusedError
from workbench.review.disputes.listing import conflict_lines
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.check_desk import check_desk
from workbench.services.claimreview.publish import build_claimreview, publication_or_empty, save_publication
from workbench.services.claims.decide import add_claim, decide, decide_flag
from workbench.services.claims.take_back import retract, undo
from workbench.services.sources.assess_source import assess_source
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage

ORDERS = pytest.mark.parametrize("order", ["ours first", "theirs first"])


def judge(desk, claim, label, by, **more):
    return decide(desk, claim.article_id, claim.id, label=label, rationale=f"{by} knows.", by=by, **more)


def judged_apart(desk, claim, parted, labels=("wrong", "disputed")):
    judge(desk, claim, "unsupported", "Ana")
    clones = parted()
    first = judge(clones.ours, claim, labels[0], "Ben")
    second = judge(clones.theirs, claim, labels[1], "Eva")
    return clones, first, second


@ORDERS
@pytest.mark.parametrize("labels", [("wrong", "disputed"), ("wrong", "wrong")])
def test_two_verdicts_over_the_same_earlier_one_are_in_conflict_whichever_comes_first(
    desk, claim, parted, order, labels
):
    clones, first, second = judged_apart(desk, claim, parted, labels)

    found = standing(clones.merged(order), claim)

    assert (found.verdict, found.status, found.state) == (None, "in conflict", Stage.IN_CONFLICT)
    assert set(found.rivals.verdicts) == {first, second}
    assert len(found.history) == 3


@ORDERS
def test_only_a_verdict_over_both_ends_the_conflict(desk, claim, parted, order):
    clones, first, second = judged_apart(desk, claim, parted)
    both = clones.merged(order)

    for over in (None, "", first.id, second.id, f"{first.id} ver_none"):
        with pytest.raises(ConflictError, match="neither had seen the other"):
            judge(both, claim, "outdated", "Cleo", over=over)
    with pytest.raises(ConflictError) as refused:
        judge(both, claim, "outdated", "Cleo")
    assert {first.id, second.id} == set(refused.value.conflict.stands.split())
    assert "Pass all" not in str(refused.value)
    assert "pass all of these ids as 'over'" in str(refused.value)

    made = judge(both, claim, "outdated", "Cleo", over=refused.value.conflict.stands)

    assert set(made.supersedes) == {first.id, second.id}
    found = standing(both, claim)
    assert (found.verdict, found.state) == (made, Stage.DECIDED)
    assert not found.rivals


def test_the_ids_of_what_was_seen_may_be_given_each_for_itself(desk, claim, parted):
    clones, first, second = judged_apart(desk, claim, parted)
    both = clones.merged()

    assert judge(both, claim, "outdated", "Cleo", over=[second.id, first.id]).label == "outdated"


def test_a_third_clone_that_decides_between_them_ends_it_for_all(desk, claim, parted):
    clones, first, second = judged_apart(desk, claim, parted)
    third = clone_of(clones.merged(), "c")
    made = judge(third, claim, "outdated", "Cleo", over=f"{first.id} {second.id}")

    for order in clones.orders:
        assert standing(replace(clones, theirs=third).merged(order), claim).verdict == made


def test_who_saw_both_is_told_that_one_was_taken_back_since(desk, claim, parted):
    clones, first, second = judged_apart(desk, claim, parted)
    both = clones.merged()
    undo(both, claim.article_id, by="Ben")

    with pytest.raises(ConflictError, match="Ben took back 'wrong'"):
        judge(both, claim, "outdated", "Cleo", over=[first.id, second.id])


def test_a_verdict_taken_back_in_one_clone_and_gone_on_from_in_the_other_does_not_bring_the_older_back(
    desk, claim, parted
):
    judge(desk, claim, "unsupported", "Ana")
    judge(desk, claim, "wrong", "Ben")
    clones = parted()
    undo(clones.ours, claim.article_id, by="Ben")
    last = judge(clones.theirs, claim, "disputed", "Eva")

    for order in clones.orders:
        assert standing(clones.merged(order), claim).verdict == last


def test_was_it_said_may_be_in_conflict_alone(desk, claim, parted):
    judge(desk, claim, "wrong", "Ana")
    clones = parted()
    for clone, label in ((clones.ours, "correctly attributed"), (clones.theirs, "wrong")):
        judge(clone, claim, label, "Ben", aspect=Aspect.ATTRIBUTION)

    found = standing(clones.merged(), claim)

    assert (found.verdict.label, found.attribution, found.status) == ("wrong", None, "in conflict")
    assert len(found.rivals.attributions) == 2
    assert judge(clones.merged(), claim, "outdated", "Cleo", over=found.verdict.id).label == "outdated"


@pytest.fixture
def flag(desk, article):
    made = flag_on(article, "36%", rule="NUM001")
    desk.store.append([made], by="Ana")
    return made


def test_answers_to_one_flag_are_in_conflict_until_one_names_both(desk, flag, parted):
    clones = parted()

    def answer(clone, action, by, **more):
        return decide_flag(clone, flag.article_id, flag.id, action=action, reason="So.", by=by, **more)

    first = answer(clones.ours, FlagAction.ACCEPTED, "Ben")
    second = answer(clones.theirs, FlagAction.DISMISSED, "Eva")
    both = clones.merged()
    [found] = open_review(both, flag.article_id).flags
    assert (found.decision, found.status, set(found.rivals)) == (None, "in conflict", {first, second})
    with pytest.raises(ConflictError, match="Ben accepted this flag and Eva dismissed this flag, and neither"):
        answer(both, FlagAction.ACCEPTED, "Cleo")

    made = answer(both, FlagAction.ACCEPTED, "Cleo", over=[first.id, second.id])

    [found] = open_review(both, flag.article_id).flags
    assert (found.decision, found.rivals) == (made, ())


def test_a_check_on_two_pages_is_not_exported_and_both_are_named(desk, claim, parted):
    judge(desk, claim, "wrong", "Ana")
    clones = parted()
    for clone, page in ((clones.ours, "a"), (clones.theirs, "b")):
        wanted = replace(publication_or_empty(standing(clone, claim)), url=f"https://example.org/{page}")
        save_publication(clone, wanted, by="Ben")
    both = clones.merged()

    with pytest.raises(
        ConflictError, match=r"example\.org/a.*example\.org/b.*The decisions in effect are pub_\S+ pub_"
    ):
        build_claimreview(both, claim.article_id, claim.id)


def test_moves_are_in_conflict_until_one_names_both(desk, claim, parted):
    clones = parted()
    first = change_stage(clones.ours, claim.article_id, claim.id, to=Stage.CHECKING, by="Ben")
    second = change_stage(clones.theirs, claim.article_id, claim.id, to=Stage.CHECKING, by="Eva")
    both = clones.merged()
    assert standing(both, claim).state is Stage.IN_CONFLICT
    assert standing(both, claim).status == "open"
    for over in (None, [first.id]):
        with pytest.raises(ConflictError, match="moved it to 'checking'"):
            change_stage(both, claim.article_id, claim.id, to=Stage.CHECKING, by="Cleo", over=over)

    change_stage(both, claim.article_id, claim.id, to=Stage.CHECKING, by="Cleo", over=[first.id, second.id])

    assert standing(both, claim).state is Stage.CHECKING


def test_nothing_is_signed_off_while_verdicts_are_in_conflict(desk, claim, parted):
    clones, *_ = judged_apart(desk, claim, parted)
    both = replace(clones.merged(), rules=lambda: (replace(desk.rules()[0], second_check="open"), ()))

    with pytest.raises(DecisionRefusedError, match=r"in conflict\. Decide between them first"):
        change_stage(both, claim.article_id, claim.id, to=Stage.SECOND_CHECK, by="Cleo", assignee="Dan")


def test_publications_are_in_conflict_until_one_names_both(desk, claim, parted):
    clones = parted()

    def keep(clone, page, **more):
        wanted = replace(publication_or_empty(standing(clone, claim)), url=f"https://example.org/{page}")
        return save_publication(clone, wanted, by="Ben", **more)

    first, second = keep(clones.ours, "a"), keep(clones.theirs, "b")
    both = clones.merged()
    found = standing(both, claim)
    assert (found.publication, set(found.rivals.publications)) == (None, {first, second})
    assert found.state is Stage.IN_CONFLICT
    with pytest.raises(ConflictError, match=r"https://example\.org/b"):
        keep(both, "c")

    made = keep(both, "c", over=[first.id, second.id])

    assert standing(both, claim).publication == made


def test_a_claim_taken_back_in_one_clone_and_added_again_in_another_stands_in_conflict(desk, claim, parted):
    undo(desk, claim.article_id, by="Ana")
    add_claim(desk, claim.article_id, start=0, end=23, by="Ana")
    clones = parted()
    undo(clones.ours, claim.article_id, by="Ana")
    undo(clones.theirs, claim.article_id, by="Ana")
    add_claim(clones.theirs, claim.article_id, start=0, end=23, by="Eva")

    for order in clones.orders:
        found = standing(clones.merged(order), claim)
        assert {event.kind for event in found.rivals.events} == {EventKind.ADDED, EventKind.RETRACTED}
        assert found.state is Stage.IN_CONFLICT

    both = clones.merged()
    add_claim(both, claim.article_id, start=0, end=23, by="Cleo")
    assert not standing(both, claim).rivals
    undo(both, claim.article_id, by="Cleo")
    undone = clones.merged()
    undo(undone, claim.article_id, by="Eva")
    assert all(one.claim.id != claim.id for one in open_review(undone, claim.article_id).claims)


WORK = {
    "a verdict": lambda desk, claim: decide(
        desk, claim.article_id, claim.id, label="disputed", rationale="Sources differ.", by="Ben"
    ),
    "a source": lambda desk, claim: attach_citation(
        desk,
        claim.article_id,
        claim.id,
        about=SourceMetadata(title="Yearbook"),
        bearing=EvidenceInput(by="Ben", stance=Stance.CONTEXT),
    ),
    "a move": lambda desk, claim: change_stage(desk, claim.article_id, claim.id, to=Stage.CHECKING, by="Ben"),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_a_claim_taken_back_in_one_clone_and_worked_on_in_another_is_in_conflict(desk, claim, parted, work):
    undo(desk, claim.article_id, by="Ana")
    add_claim(desk, claim.article_id, start=0, end=23, by="Ana")
    clones = parted()
    undo(clones.ours, claim.article_id, by="Ana")
    work(clones.theirs, claim)

    for order in clones.orders:
        both = clones.merged(order)
        assert standing(both, claim).state is Stage.IN_CONFLICT
        (line,) = conflict_lines(standing(both, claim).rivals)
        assert line == "in conflict: Ana took it back while others were working on it; add it again to keep it"
        (told,) = [str(problem) for problem in check_desk(both) if "in conflict" in problem.what]
        assert "Ana took it back" in told

    both = clones.merged()
    add_claim(both, claim.article_id, start=0, end=23, by="Cleo")
    assert not standing(both, claim).rivals
    assert not any("in conflict" in problem.what for problem in check_desk(both))


@pytest.fixture
def link(desk, claim):
    return attach_citation(
        desk,
        claim.article_id,
        claim.id,
        about=SourceMetadata(title="Yearbook"),
        bearing=EvidenceInput(by="Ana", stance=Stance.CONTEXT),
    ).evidence


def stance_of(desk, claim):
    return standing(desk, claim).evidence[0].stance


def test_a_stance_that_two_clones_gave_differently_is_not_given_until_one_says_it_anew(desk, claim, link, parted):
    clones = parted()
    assess_source(clones.ours, claim.article_id, link.id, by="Ben", stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY)
    assess_source(
        clones.theirs, claim.article_id, link.id, by="Eva", stance=Stance.REFUTES, standing=SourceTier.SECONDARY
    )

    for order in clones.orders:
        both = clones.merged(order)
        assert stance_of(both, claim) is Stance.NOT_GIVEN
        assert not open_review(both, claim.article_id).sources[0].standing.is_given
        assert len(standing(both, claim).rivals.assessments) == 4
        with pytest.raises(DecisionRefusedError, match="supports the claim"):
            judge(both, claim, "verified", "Cleo")

    assess_source(both, claim.article_id, link.id, by="Cleo", stance=Stance.NOT_GIVEN, standing=SourceTier.PRIMARY)
    found = standing(both, claim)
    assert (found.evidence[0].stance, found.rivals.assessments) == (Stance.NOT_GIVEN, ())


def test_a_stance_that_two_clones_gave_alike_stands_and_outlives_that_one_takes_it_back(desk, claim, link, parted):
    clones = parted()
    for clone, by in ((clones.ours, "Ben"), (clones.theirs, "Eva")):
        assess_source(clone, claim.article_id, link.id, by=by, stance=Stance.SUPPORTS)
    both = clones.merged()
    assert stance_of(both, claim) is Stance.SUPPORTS
    assert not standing(both, claim).rivals.assessments

    undo(both, claim.article_id, by="Ben")
    assert stance_of(both, claim) is Stance.SUPPORTS
    undo(both, claim.article_id, by="Eva")
    assert stance_of(both, claim) is Stance.CONTEXT


def test_a_conflict_goes_with_the_claim_to_the_next_draft(desk, claim, parted):
    clones, *_ = judged_apart(desk, claim, parted)
    both = clones.merged()
    draft = import_text(both, "In the poll 36% agreed. Work begins in May.", origin="b.txt", by="Ana")

    import_next_draft(both, claim.article_id, draft, by="Ana")

    found = next(one for one in open_review(both, draft.id).claims if one.claim.quote == claim.quote)
    assert {verdict.label for verdict in found.rivals.verdicts} == {"wrong", "disputed"}


def test_of_two_clones_that_took_in_one_draft_the_one_that_knew_more_is_right(desk, claim, parted):
    judge(desk, claim, "wrong", "Ana")
    clones = parted()
    judge(clones.ours, claim, "disputed", "Ana")
    for clone in (clones.ours, clones.theirs):
        draft = import_text(clone, "In the poll 36% agreed. Work begins in May.", origin="b.txt", by="Ana")
        import_next_draft(clone, claim.article_id, draft, by="Ana")

    for order in clones.orders:
        review = open_review(clones.merged(order), draft.id)
        assert [one.verdict.label for one in review.claims if one.verdict] == ["disputed"]


def test_a_later_answer_to_a_flag_is_right_in_a_draft_that_two_clones_took_in(desk, parted):
    text = "President Emmanuel Macron spoke in Paris. Later Marcon left. Macron came back, and Macron stayed."
    article = import_text(desk, text, origin="a.txt", by="Ana")
    scan_article(desk, article, by="Ana")
    [flag] = [one.flag for one in open_review(desk, article.id).flags if one.flag.quote == "Marcon"]
    decide_flag(desk, article.id, flag.id, action=FlagAction.ACCEPTED, reason="So.", by="Ana")
    clones = parted()
    decide_flag(clones.ours, article.id, flag.id, action=FlagAction.DISMISSED, reason="No.", by="Ben")
    for clone in (clones.ours, clones.theirs):
        draft = import_text(clone, f"{text} So it was.", origin="b.txt", by="Ana")
        import_next_draft(clone, article.id, draft, by="Ana")

    for order in clones.orders:
        [found] = [one for one in open_review(clones.merged(order), draft.id).flags if one.flag.quote == "Marcon"]
        assert (found.status, found.rivals) == ("dismissed", ())


def test_the_doctor_lists_every_conflict_with_what_names_it(desk, claim, flag, link, parted):
    clones, first, second = judged_apart(desk, claim, parted)
    assess_source(clones.ours, claim.article_id, link.id, by="Ben", stance=Stance.SUPPORTS)
    assess_source(clones.theirs, claim.article_id, link.id, by="Eva", stance=Stance.REFUTES)
    for clone, action in ((clones.ours, FlagAction.ACCEPTED), (clones.theirs, FlagAction.DISMISSED)):
        decide_flag(clone, flag.article_id, flag.id, action=action, reason="So.", by="Ben")
    both = clones.merged()

    told = [str(problem) for problem in check_desk(both) if "in conflict" in problem.what]

    assert len(told) == 3
    verdicts = next(line for line in told if first.id in line)
    assert second.id in verdicts
    assert re.search(r"the claim 'In the poll 36% agreed.'.*Ben decided 'wrong' and Eva decided 'disputed'", verdicts)
    assert any("the flag NUM001 on '36%'" in line for line in told)
    assert any("a passage for the claim" in line and "said 'supports'" in line for line in told)

    judge(both, claim, "outdated", "Cleo", over=[first.id, second.id])
    assert len([problem for problem in check_desk(both) if "in conflict" in problem.what]) == 2


def test_of_a_claim_that_was_taken_back_only_that_is_in_conflict(desk, claim, parted):
    clones, *_ = judged_apart(desk, claim, parted)
    both = clones.merged()
    assert any("in conflict" in problem.what for problem in check_desk(both))

    retract(both, claim.article_id, claim.id, note="", by="Ana")

    (told,) = [problem.what for problem in check_desk(both) if "in conflict" in problem.what]
    assert told.startswith("is in conflict: Ana took it back while others were working on it")
