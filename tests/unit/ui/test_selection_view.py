"""Words to be added as a claim: those a browser says are selected, and the places of those typed."""

import pytest

from workbench.domain.span import Span
from workbench.ui.views.selection_view import occurrence_lines, selected_in

TEXT = "👩‍🚒 Cafe\u0301 owners met.\n\nRents \u00a0fell \u202eagain."


def action(start: object, end: object, words: object) -> dict[str, object]:
    return {"type": "claim", "start": start, "end": end, "words": words}


def test_what_the_reviewer_saw_selected_is_what_is_meant():
    start = TEXT.index("owners")

    assert selected_in(TEXT, action(start, start + 10, "owners met")) == Span(start, start + 10)


def test_line_ends_and_white_space_are_not_compared():
    start = TEXT.index("met.")

    assert selected_in(TEXT, action(start, start + 11, "met.Rents")) == Span(start, start + 11)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 0, ""),
        (4, 4, "Cafe"),
        (5, 4, "Cafe"),
        (-4, 4, "Cafe"),
        (4, 10_000, "Cafe"),
        (4, 8, "Rent"),
        (3, 4, " "),
        ("4", "8", "Cafe"),
        (True, 8, "Cafe"),
        (None, None, None),
        (4.0, 8.0, "Cafe"),
    ],
)
def test_a_browser_that_names_other_words_than_stand_there_is_not_believed(start, end, words):
    assert selected_in(TEXT, action(start, end, words)) is None
    assert selected_in(TEXT, {}) is None


def test_each_occurrence_is_told_apart_by_its_number_and_what_stands_around_it():
    text = f"The cost rose.\nThe \u202ecost fell. The cost {'x' * 90}."
    places = [Span(4, 8), Span(20, 24), Span(35, 130)]

    first, second, third = occurrence_lines(text, places)

    assert first == "1: …The [cost] rose. The [U+202E]cost fell. The c…"
    assert second.startswith("2: …The cost rose. The [U+202E][cost] fell.")
    assert len(third) < 160
