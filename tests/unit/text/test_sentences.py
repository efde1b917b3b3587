"""Sentences with exact places."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.sentences import sentence_spans
from workbench.text.view.wrapped_lines import unwrap_lines


def sentences(text):
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee left. He came back.", ["Mr. Lee left.", "He came back."]),
        ("It rose.[3] Then it fell. [4] It rests.", ["It rose.[3]", "Then it fell. [4]", "It rests."]),
        ("“I went,” Lee said. “Then I left.”", ["“I went,” Lee said.", "“Then I left.”"]),
        ("“Is it open?” asked Lee. Nobody knew.", ["“Is it open?” asked Lee.", "Nobody knew."]),
        ("“It is over.” The mayor sat down.", ["“It is over.”", "The mayor sat down."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("   \n \n", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_a_line_of_a_megabyte_is_read_in_seconds():
    started = time.process_time()
    found = sentence_spans("He said this and that, you know. " * 30_000)
    assert len(found) > 29_000
    assert time.process_time() - started < 10


PROSE = (
    "Ann Lee said that the mill, which her father built by the river in 1920, burned down in May. "
    "Bo Berg told the council that it would be built again with money from the town and its bank. "
    "Nobody was hurt in the fire, and the police do not know how it began or who was the last to leave."
)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrap_at_a_fixed_width_splits_no_sentence(width):
    wrapped = "\n\n".join(textwrap.fill(PROSE, width) for _ in range(3))
    assert [span.of(wrapped).replace("\n", " ") for span in sentence_spans(unwrap_lines(wrapped))] == sentences(
        PROSE
    ) * 3


def test_short_lines_that_are_not_full_stay_apart():
    text = "Ann Lee, head of the Water Board since May of 1990\nBo Berg, member\nCy Dahl, member\nDi Ek, member"
    assert unwrap_lines(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The airline had said on Friday that it expected to\noperate all of its flights from Leeds.\nNobody came.",
        "The reason was the dreadful start of the home team, in which\nthey were outshot.\nNobody came.",
        "She talked for an hour to the coach of the team about an\nafter-practice quarrel.\nNobody came.",
    ],
)
def test_a_line_end_behind_a_word_that_ends_no_sentence_is_a_blank(text):
    assert unwrap_lines(text) == text.replace("\n", " ", 1)


@pytest.mark.parametrize(
    "text",
    [
        "# amend the last commit message of the branch that you are on\ngit commit --amend",
        "Things to look out for\nand after",
        "Why the mill on the river shut in the month of May, and what it was for\nby Ann Lee",
        "The airline had said on Friday that it expected to\nOperate all of its flights.",
        "The airline had said on Friday that it expected to\n\noperate all of its flights.",
    ],
)
def test_other_line_ends_stay(text):
    assert unwrap_lines(text) == text


def test_lines_that_are_paragraphs_stay_apart():
    assert unwrap_lines(f"{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}") == f"{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}"


@given(st.lists(st.text(alphabet="ab. -\n\r\t", max_size=90), max_size=8))
def test_unwrapping_moves_no_offset_and_only_touches_line_ends(lines):
    text = "\n".join(lines)
    flowing = unwrap_lines(text)
    assert len(flowing) == len(text)
    assert all(old == new or (old, new) == ("\n", " ") for old, new in zip(text, flowing, strict=True))
