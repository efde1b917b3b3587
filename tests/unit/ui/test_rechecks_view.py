"""What a later look found is shown by sign and word, and outside words stay words."""

from dataclasses import replace

import pytest
from builders import ARTICLE, CLAIM, evidence_for, look_at
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.source import Outcome, Recheck
from workbench.review.fold import ArticleRecords, fold
from workbench.ui.views.queue_view import queue_rows
from workbench.ui.views.rechecks_view import difference_html, recheck_html, rechecks_line, stale_html


def look(outcome: Outcome = Outcome.CHANGED, **words: str) -> Recheck:
    about = {"rechecked_by": "<b>Ben</b>", "rechecked_at": "2026-11-23T20:00:00Z"}
    return look_at(evidence_for(CLAIM), outcome, **about, **words)


def test_what_went_and_what_came_have_a_sign_and_not_only_a_colour():
    shown = difference_html(look(before="In all, 62% agreed.", now="In all, 61% agreed."))

    assert shown == "In all, <del>−<s>62%</s></del> <ins>+61%</ins> agreed."


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_named_with_its_day_and_reviewer(outcome):
    shown = recheck_html(look(outcome, note="<i>why</i>"))

    assert outcome.value in shown.partition("</strong>")[0]
    assert "rechecked 2026-11-23 20:00 UTC by &lt;b&gt;Ben&lt;/b&gt;" in shown
    assert "&lt;i&gt;why&lt;/i&gt;" in shown


def test_the_words_are_shown_only_where_they_differ():
    assert "<p>" not in recheck_html(look(Outcome.UNCHANGED, before="A word.", now="A word."))
    assert "<del>−<s>A word.</s></del>" in recheck_html(look(Outcome.GONE, before="A word."))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_from_outside_make_markup(before, now):
    shown = difference_html(look(before=before, now=now))
    for tag in ("<del>", "</del>", "<s>", "</s>", "<ins>", "</ins>"):
        shown = shown.replace(tag, "")

    assert "<" not in shown
    assert ">" not in shown


def test_looks_are_summed_up_in_a_line():
    assert rechecks_line([look(), look(), look(Outcome.GONE)]) == "Passages rechecked: 2 changed, 1 gone."
    assert rechecks_line([]) == "There was no passage to recheck."


def test_a_stale_claim_says_why_in_the_panel_and_the_queue():
    why = "“<b>The poll</b>” has changed"
    standing = fold(ArticleRecords(article=ARTICLE, claims=(CLAIM,))).claims[0]
    stale = replace(standing, stale=True, stale_because=why)

    assert "Stale: “&lt;b&gt;The poll&lt;/b&gt;” has changed." in stale_html(stale)
    assert f"stale: {why}" in queue_rows([stale])[0]["cells"]
