"""Words taken for others: the frames, their signs."""

import pytest

from workbench.detectors.lists import word_frames
from workbench.detectors.rules.wrd001_confused_words import RULE
from workbench.detectors.rules.wrd002_doubled_word import RULE as DOUBLED
from workbench.detectors.words.frames import frame_of
from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.text.reading import read_document


def _found(text):
    return [(found.suggestion, found.severity) for found in RULE.find(read_document(article_of(text)))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They could of left.", "have"),
        ("He ran threw the park going threw the gate.", "through"),
        ("The vote was held on Sunday knight.", "night"),
        ("It is colder then the last one.", "than"),
        ("He asked witch of them was late.", "which"),
    ],
)
def test_a_slip_is_found_with_the_word_meant(text, right):
    assert (right, None) in _found(text)


@pytest.mark.parametrize(
    "text", ["He cared not a whit for it.", "She threw the ball.", "Sir John was made a knight in May."]
)
def test_the_same_word_in_its_own_place_is_left_alone(text):
    assert _found(text) == []


def test_who_writes_speech_down_makes_the_slip():
    assert _found("“They could of left,” said Smith.") == [("have", None)]


def test_a_word_doubled_in_a_transcript_is_a_note():
    document = read_document(article_of("Well, um, it was the the first vote."))
    assert [found.severity for found in DOUBLED.find(document)] == [Severity.NOTE]


def test_words_after_an_exclamation_mark_keep_a_frame_silent():
    pattern = frame_of("have\thalve\tto\t!the its").pattern
    assert pattern.search("to halve been") is not None
    assert pattern.search("to halve the") is None


def test_no_frame_replaces_a_word_by_itself():
    assert [frame for frames in word_frames().values() for frame in frames if frame.right == frame.wrong] == []
