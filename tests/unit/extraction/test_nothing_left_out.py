"""Every word of a text lies in a claim, or is told as what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbench
from workbench.services.articles.language import load_tagger

FRAMES = [
    'Without commenting on the furore, Crowe said, "I worry about the game."',
    'Former players, said one coach who knows the club well, "never came back."',
    "“We lost the quay,” said Minister Ida Holm while addressing a memorial held in Ayr in honour of the crew.",
    "“Our aim is to listen,” says Co-Founder, Stephanie Dahl.",
    'The report asked all parties to "maintain the neutrality of schools in the north."',
    '"It was a perfect time," Rolf Dahl, 26, said, laughing about the fight.',
    "“Young people remain the hardest hit,” says the report, and the recovery is expected to make things worse.",
]
MARKS = ("“", "”", '"', ".", ",", ":", "\n\n")
PHRASES = ("Ann Lee", "it", "said", "asked", "left", "the mill", "after meeting Berg", "Without a word", "and", "26")
WORDS = st.sampled_from([*MARKS, *PHRASES, "in May", "who", "that", "according to"])


def left_out(text):
    if load_tagger() is None:
        pytest.skip("the language model is not installed")
    coverage = workbench.check_text(text).coverage
    return [text[span.start : span.end] for span in coverage.uncovered]


@pytest.mark.parametrize("text", FRAMES)
def test_what_stands_beside_a_quotation_is_accounted_for(text):
    assert left_out(text) == []


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_no_word_of_any_text_is_left_out(text):
    assert left_out(text) == []
