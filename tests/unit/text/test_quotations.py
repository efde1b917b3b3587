"""Quotations and their speakers."""

import time

import pytest

from workbench.text.layout.paragraphs import paragraphs_of
from workbench.text.speech.quotations import quotations_in


def spoken(text):
    return [(text[q.start : q.end], q.speaker, q.cue, q.closed) for q in quotations_in(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We left early,” Ann Lee said.", ["Ann Lee"]),
        ('"We left early," said speaker of the house Ann Lee.', ["speaker of the house Ann Lee"]),
        ('Ann Lee said: "We left early."', ["Ann Lee"]),
        ('"We left," Lee said. "Then we ran."', ["Lee", "Lee"]),
        ('"We left," said Dr. Ann Lee, "and we ran."', ["Dr. Ann Lee", "Dr. Ann Lee"]),
        ("“We left,” the Senator added.", ["the Senator"]),
        ("‘It’s over,’ Tom said.", ["Tom"]),
        ('According to Ann Lee, "it burned for days."', ["Ann Lee"]),
        ('"Is it open?" asked Bob.', ["Bob"]),
        ('John Smith, a resident of Ayr, said, "We saw smoke."', ["John Smith"]),
        ('The "so-called" plan failed.', [""]),
    ],
)
def test_the_speaker_is_found_beside_the_verb(text, speakers):
    assert [speaker for _, speaker, _, _ in spoken(text)] == speakers


def test_a_quotation_inside_another_stays_inside():
    assert [quote for quote, *_ in spoken("He said: “It is ‘so good’ here” and left.")] == ["“It is ‘so good’ here”"]


def test_a_quotation_over_two_paragraphs_has_one_speaker():
    found = spoken("“The first part goes on.\n\n“The second ends,” Lee said.")
    assert [(speaker, closed) for _, speaker, _, closed in found] == [("Lee", True), ("Lee", True)]


def test_a_quotation_never_closed_ends_with_its_paragraph():
    assert spoken("Lee said: “We left early.\nThe mill shut.") == [("“We left early.", "Lee", "said", False)]


def test_a_quotation_that_ends_in_the_next_paragraph_is_closed_and_quoted_to_its_end():
    found = spoken('Lee said, "We left early.\n\nThe mill shut." Then it rained.')
    assert found == [('"We left early.', "Lee", "said", True), ('The mill shut."', "Lee", "said", True)]


@pytest.mark.parametrize("quoted", ["„Wir gingen“", '"the rust belt“', "«Nous partons»"])
def test_marks_of_another_shape_or_language_close(quoted):
    assert [(quote, closed) for quote, _, _, closed in spoken(f"They call it {quoted}, he said.")] == [(quoted, True)]


def test_a_mark_left_open_does_not_turn_the_next_quotation_inside_out():
    found = spoken('The comet (also called "Wild 2) was met. They used it to "discover" dust.')
    assert [(quote, closed) for quote, _, _, closed in found][-1] == ('"discover"', True)


def test_a_line_ending_in_a_colon_names_the_speaker_of_the_next():
    assert [who for _, who, *_ in spoken("Ann Lee wrote on Monday:\n\n“We left early.”")] == ["Ann Lee"]


def test_the_speaker_stands_at_its_place():
    text = "“We left early,” Ann Lee said."
    (found,) = quotations_in(text, paragraphs_of(text))
    assert text[found.speaker_start : found.speaker_end] == "Ann Lee"


@pytest.mark.parametrize("text", ["“" * 100_000, '"' * 100_001, "He said “" * 20_000, "(" * 100_000])
def test_hostile_marks_are_read_in_seconds(text):
    started = time.process_time()
    quotations_in(text, paragraphs_of(text))
    assert time.process_time() - started < 10
