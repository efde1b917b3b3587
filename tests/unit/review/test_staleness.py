"""What a look at a source puts in question, and what settles it again."""

import pytest
from builders import ARTICLE, CLAIM, evidence_for, look_at, source_in

from workbench.domain.source import Outcome, Recheck, SourceKind
from workbench.review.staleness import doubts_by_verdict, newest_readable_rechecks, newest_rechecks

SOURCE = source_in(ARTICLE, kind=SourceKind.WEB_PAGE, title="{title} of <the> poll")


def look(outcome: Outcome, *questions: str, evidence: str = "1") -> Recheck:
    about = {"id": f"rck_{outcome}", "rechecked_at": "2026-11-23T20:00:00Z", "questions": questions}
    return look_at(evidence_for(CLAIM, evidence, source_id=SOURCE.id), outcome, **about)


def test_a_changed_passage_questions_its_verdicts_by_the_title_of_the_source():
    told = doubts_by_verdict([look(Outcome.CHANGED, "ver_1", "ver_2")], [SOURCE])

    assert set(told) == {"ver_1", "ver_2"}
    assert told["ver_1"] == ("“{title} of <the> poll” has changed (2026-11-23)",)


@pytest.mark.parametrize("later", [Outcome.UNCHANGED, Outcome.MOVED])
def test_finding_the_words_again_settles_it(later):
    assert doubts_by_verdict([look(Outcome.GONE, "ver_1"), look(later)], [SOURCE]) == {}


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.PAGE_GONE])
def test_a_source_that_cannot_be_read_settles_nothing_and_is_still_the_newest_look(outcome):
    looks = [look(Outcome.GONE, "ver_1"), look(outcome)]

    assert doubts_by_verdict(looks, [SOURCE]) == {
        "ver_1": ("the passage is no longer in “{title} of <the> poll” (2026-11-23)",)
    }
    assert newest_rechecks(looks)["evi_1"].outcome is outcome
    assert newest_readable_rechecks(looks)["evi_1"].outcome is Outcome.GONE


def test_two_passages_of_one_source_give_one_reason():
    looks = [look(Outcome.CHANGED, "ver_1"), look(Outcome.CHANGED, "ver_1", evidence="2")]

    assert len(doubts_by_verdict(looks, [SOURCE])["ver_1"]) == 1


def test_a_passage_found_again_questions_nothing_whatever_its_row_says():
    assert doubts_by_verdict([look(Outcome.MOVED, "ver_1")], [SOURCE]) == {}
