"""What became of a passage is told as a reviewer would tell it."""

import pytest

from workbench.anchoring.drift import compare_pages, compare_passage
from workbench.anchoring.normalized_text import ChangeKind, changes_between
from workbench.anchoring.place import find_typed_words, tokenize
from workbench.domain.source import Outcome
from workbench.domain.span import Span

PAGE = (
    "The council met on Monday to discuss the harbour.\n"
    "In the poll 62% of Danes agreed with the plan. Nobody else was asked.\n"
    "The mayor called the outcome clear. Work begins in spring."
)
PASSAGE = "In the poll 62% of Danes agreed with the plan."


def looked(later: str, *, earlier: str = PAGE, passage: str = PASSAGE, left_out: str = ""):
    start = earlier.index(passage)
    return compare_passage(tokenize(earlier), Span(start, start + len(passage)), tokenize(later), left_out=left_out)


@pytest.mark.parametrize(
    "later",
    [
        PAGE,
        f"Update: the vote is over.\n{PAGE}",
        PAGE.replace("The mayor called", "The mayor of Aarhus, speaking on Tuesday, called"),
        PAGE.replace(" ", "\u00a0"),
        PAGE.replace("Danes agreed", "Danes\nagreed").replace("\n", "\n\n"),
    ],
    ids=["as it was", "words added above", "another sentence changed", "other spaces", "other line ends"],
)
def test_a_passage_whose_words_stand_where_they_stood_is_unchanged(later):
    found = looked(later)

    assert found.outcome is Outcome.UNCHANGED
    assert later[found.start : found.end] == found.now


def test_kinds_of_quotation_marks_and_dashes_are_no_change():
    earlier = 'The well-known mayor said "it\'s clear".'

    assert looked("The well‐known mayor said “it’s clear”.", earlier=earlier, passage=earlier).outcome is (
        Outcome.UNCHANGED
    )


def test_the_same_words_among_others_have_moved():
    rest = PAGE.replace(f"{PASSAGE} ", "")
    later = f"{rest}\nA footnote follows here.\n{PASSAGE} Asked were a thousand."

    found = looked(later)

    assert found.outcome is Outcome.MOVED
    assert later[found.start : found.end] == PASSAGE


def test_words_that_stand_only_around_the_text_have_moved_and_have_no_place():
    found = looked("The council met on Monday.", left_out=f"Menu\n{PASSAGE}")

    assert (found.outcome, found.now, found.start, found.end) == (Outcome.MOVED, PASSAGE, 0, 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the poll 61% of Danes agreed with the plan.",
        "It is not true that in the poll 62% of Danes agreed with the plan.",
        "In the poll 62% of Danes agreed with the plan, but half of them had not read it.",
        "In the poll 62% of Danes agreed.",
    ],
)
def test_a_changed_sentence_is_given_whole_as_it_now_reads(sentence):
    later = PAGE.replace(PASSAGE, sentence)
    found = looked(later)

    assert (found.outcome, found.before, found.now) == (Outcome.CHANGED, PASSAGE, sentence)
    assert later[found.start : found.end] == sentence


def test_a_word_put_before_a_passage_in_its_sentence_is_a_change():
    found = looked(
        PAGE.replace("62% of Danes", "fewer than 62% of Danes"), passage="62% of Danes agreed with the plan."
    )

    assert found.outcome is Outcome.CHANGED
    assert found.now == "In the poll fewer than 62% of Danes agreed with the plan."


@pytest.mark.parametrize(
    "later",
    [
        PAGE.replace(f"{PASSAGE} ", ""),
        PAGE.replace(PASSAGE, "Subscribe to our letter for more about ships."),
        "404. There is no such page.",
        "",
    ],
)
def test_a_passage_that_nothing_answers_to_is_gone(later):
    found = looked(later)

    assert (found.outcome, found.before, found.now) == (Outcome.GONE, PASSAGE, "")


def test_of_several_places_with_the_same_words_the_one_among_the_same_neighbours_counts():
    earlier = f"{PASSAGE} So said Ada.\n{PASSAGE} So said Ben.\n"
    start = earlier.rindex(PASSAGE)
    found = compare_passage(tokenize(earlier), Span(start, start + len(PASSAGE)), tokenize(f"A heading\n{earlier}"))

    assert found.outcome is Outcome.UNCHANGED
    assert found.start == start + len("A heading\n")


def test_a_passage_in_a_line_far_longer_than_itself_is_compared_alone():
    row = "alpha beta gamma delta " * 60
    earlier = f"{row} 62 percent {row}"

    assert looked(earlier.replace("alpha", "omega", 1), earlier=earlier, passage="62 percent").outcome is (
        Outcome.UNCHANGED
    )


def test_words_typed_by_hand_are_found_with_a_slip_and_not_where_they_never_stood():
    copy = tokenize(PAGE)

    assert find_typed_words("62% of Danes", copy).of(PAGE) == "62% of Danes"
    assert find_typed_words("In the poll 62% of the Danes agreed with this plan", copy).of(PAGE) == PASSAGE
    assert find_typed_words("Ships may no longer anchor off the coast.", copy) is None


def test_a_page_without_a_passage_is_compared_by_its_sentences():
    changed = compare_pages(tokenize(PAGE), tokenize(PAGE.replace("62%", "61%")))

    assert compare_pages(tokenize(PAGE), tokenize(PAGE)).outcome is Outcome.UNCHANGED
    assert (changed.outcome, changed.before, changed.now) == (
        Outcome.CHANGED,
        PASSAGE,
        PASSAGE.replace("62%", "61%"),
    )


def test_a_difference_gives_back_both_wordings():
    before, now = PAGE, PAGE.replace("62%", "61%").replace("Nobody else", "No one")
    changes = changes_between(before, now)

    assert "".join(c.words for c in changes if c.kind is not ChangeKind.NEW).split() == before.split()
    assert "".join(c.words for c in changes if c.kind is not ChangeKind.GONE) == now


@pytest.mark.parametrize("hostile", ["a " * 60_000, "a.a'" * 60_000, "\u200b" * 60_000, "“" * 60_000, "\x00" * 5_000])
def test_a_hostile_page_costs_little_and_never_breaks(hostile):
    for earlier, later in ((PAGE, hostile), (PAGE + hostile, PAGE), (PAGE + hostile, hostile + PAGE)):
        assert looked(later, earlier=earlier).outcome in set(Outcome)
