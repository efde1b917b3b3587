"""Sentences with exact places."""

import time

import pytest

from workbench.text.sentences import sentence_spans


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
