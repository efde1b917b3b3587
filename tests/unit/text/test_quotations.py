"""Quotations: where they begin and end."""

import time

import pytest

from workbench.text.layout.paragraphs import paragraphs_of
from workbench.text.speech.quotations import quotations_in, read_marks


def quoted(text):
    return [(text[q.start : q.end], q.closed) for q in quotations_in(text, paragraphs_of(text))]


def closed(text):
    return [quote for quote, is_closed in quoted(text) if is_closed]


def test_a_quotation_inside_another_stays_inside():
    assert closed("He said: “It is ‘so good’ here” and left.") == ["“It is ‘so good’ here”"]
    assert closed("‘She called it “a bit of fun”, and left,’ he said.") == ["‘She called it “a bit of fun”, and left,’"]


def test_a_quotation_over_two_paragraphs_is_closed_in_both():
    text = "“The first part goes on.\n\n“The second ends,” Lee said."
    found = quotations_in(text, paragraphs_of(text))
    assert [(q.closed, q.continues) for q in found] == [(True, False), (True, True)]


def test_british_marks_open_each_paragraph_and_close_the_last():
    text = "Holm said: ‘We lost 40 posts.\n\n‘The board promised us 2 million.\n\n‘Nobody told the crew.’"
    assert quoted(text) == [
        ("‘We lost 40 posts.", True),
        ("‘The board promised us 2 million.", True),
        ("‘Nobody told the crew.’", True),
    ]


def test_a_quotation_never_closed_ends_with_its_paragraph():
    assert quoted("Lee said: “We left early.\nThe mill shut.") == [("“We left early.", False)]


def test_a_quotation_that_ends_in_the_next_paragraph_is_closed_and_quoted_to_its_end():
    assert quoted('Lee said, "We left early.\n\nThe mill shut." Then it rained.') == [
        ('"We left early.', True),
        ('The mill shut."', True),
    ]


@pytest.mark.parametrize("quote", ["„Wir gingen“", '"the rust belt“', "«Nous partons»", "``We left''", "”Vi gick”"])
def test_marks_of_another_shape_or_language_close(quote):
    assert quoted(f"They call it {quote}, he said.") == [(quote, True)]


def test_the_marks_of_markup_are_paired():
    text = 'It runs from (<img src="/a.svg">).'
    assert read_marks(text, paragraphs_of(text)).stray_closers == ()


def test_two_quotations_with_marks_of_two_kinds_are_two():
    text = '“We lost 40 posts," said Ida Holm. "The quay closed in 2019,” said Rolf Dahl.'
    assert closed(text) == ['“We lost 40 posts,"', '"The quay closed in 2019,”']


def test_a_mark_left_open_does_not_turn_the_next_quotation_inside_out():
    text = 'The comet (also called "Wild 2) was met. They used it to "discover" dust.'
    assert quoted(text)[-1] == ('"discover"', True)


def test_a_mark_that_closes_nothing_does_not_turn_the_next_quotation_inside_out():
    text = 'It was discovered" in May. They used it to "discover" dust.'
    assert (closed(text), read_marks(text, paragraphs_of(text)).stray_closers) == (['"discover"'], (17,))


@pytest.mark.parametrize(
    "text",
    [
        'The 7" single sold 5,000 copies. The drummer, 6\'2" tall, left in May.',
        "Two players' contracts ran out. The owners' books bear it out.",
        "The miners’ band played hits of the ’90s, ’tis said.",
        "Rock 'n' roll is the boss's music, and the dogs' too.",
        'The boards are cut to 8" by 3/4", said the foreman.',
    ],
)
def test_inches_feet_and_apostrophes_are_no_marks(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    "quote",
    [
        "‘Sailors’ wives weren’t told.’",
        "'It's the sailors' money and they're owed it'",
        '“The 7" single sold,”',
        '"He was 40"',
        "‘I was—’",
    ],
)
def test_apostrophes_and_figures_inside_marks_do_not_close_them(quote):
    assert quoted(f"So he says. {quote} said Lee, and the owners' agent left.") == [(quote, True)]


@pytest.mark.parametrize("text", ["“" * 100_000, '"' * 100_001, "He said “" * 20_000, "‘" * 50_000 + "”’" * 50_000])
def test_hostile_marks_are_read_in_seconds(text):
    started = time.process_time()
    quotations_in(text, paragraphs_of(text))
    assert time.process_time() - started < 10
