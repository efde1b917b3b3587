"""What holds of a source and a passage, told by the events about them whatever row came last."""

from dataclasses import replace

from builders import ARTICLE, CLAIM, event_about, evidence_for, source_in

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.source import SourceTier, Stance
from workbench.review.disputes.assessments import apply_assessments, assessments_in_effect, do_differ
from workbench.review.records import ArticleRecords

SOURCE = source_in(ARTICLE, title="Yearbook")
LINK = evidence_for(CLAIM)
FIRST = event_about(LINK, EventKind.ASSESSED, note="context -> supports: Yearbook -> 2")
SECOND = replace(FIRST, id=EventId("evt_2"), note="supports -> refutes: Yearbook", supersedes=(FIRST.id,))
BESIDE = replace(FIRST, id=EventId("evt_3"), note="context -> refutes: Yearbook")


def stance_after(*events: Event, row: Stance = Stance.CONTEXT) -> Stance:
    recorded = ArticleRecords(article=ARTICLE, evidence=(replace(LINK, stance=row),), sources=(SOURCE,), events=events)
    return apply_assessments(recorded).evidence[0].stance


def back(event: Event) -> Event:
    return replace(event, id=EventId(f"back_{event.id}"), subject_id=event.id, kind=EventKind.RETRACTED, supersedes=())


def test_without_an_assessment_the_row_counts():
    assert stance_after(row=Stance.REFUTES) is Stance.REFUTES


def test_the_assessment_that_stands_counts_and_not_the_row_that_came_last():
    assert stance_after(FIRST) is Stance.SUPPORTS
    assert stance_after(SECOND, FIRST, row=Stance.SUPPORTS) is Stance.REFUTES


def test_two_that_differ_leave_it_not_given_and_two_that_agree_do_not():
    assert stance_after(FIRST, BESIDE, row=Stance.SUPPORTS) is Stance.NOT_GIVEN
    assert stance_after(SECOND, FIRST, BESIDE) is Stance.REFUTES
    assert do_differ(assessments_in_effect((FIRST, BESIDE))[LINK.id])
    assert not do_differ(assessments_in_effect((FIRST, SECOND, BESIDE))[LINK.id])


def test_one_taken_back_gives_back_what_stood_before_it():
    assert stance_after(FIRST, SECOND, back(SECOND), row=Stance.REFUTES) is Stance.SUPPORTS
    assert stance_after(FIRST, SECOND, back(SECOND), back(FIRST), row=Stance.REFUTES) is Stance.CONTEXT


def test_words_that_are_no_stance_leave_the_row_as_it_is():
    assert stance_after(replace(FIRST, note="nonsense"), row=Stance.REFUTES) is Stance.REFUTES
    assert stance_after(replace(FIRST, note="a -> b: c"), row=Stance.REFUTES) is Stance.REFUTES


def test_the_type_of_a_source_is_told_the_same_way():
    typed = replace(FIRST, subject_id=SOURCE.id, note="type not given -> primary source: Yearbook")
    typed = replace(typed, note=f"{SourceTier.NOT_GIVEN.in_words} -> {SourceTier.PRIMARY.in_words}: Yearbook")
    recorded = ArticleRecords(article=ARTICLE, sources=(SOURCE,), events=(typed,))

    assert apply_assessments(recorded).sources[0].standing is SourceTier.PRIMARY
