"""Words are found wherever they are, however either text is typeset, and what is found reads as they do."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.anchoring.find_words import find_words
from workbench.anchoring.normalized_text import normalize

WORDS = st.lists(st.text("abcé123", min_size=1, max_size=6), min_size=1, max_size=6)
QUOTES = st.sampled_from(['"', "“", "”", "«", "»"])
BLANKS = st.sampled_from([" ", "\u00a0", "  ", "\n"])
FORMS = st.sampled_from(["NFC", "NFD"])


@given(before=st.text("xyz .,", max_size=20), words=WORDS, after=st.text("xyz .,", max_size=20), data=st.data())
def test_words_are_found_whatever_their_quotation_marks_blanks_and_composition(before, words, after, data):
    quoted = [f"{data.draw(QUOTES)}{words[0]}{data.draw(QUOTES)}", *words[1:]]
    typeset = data.draw(BLANKS).join(quoted)
    text = f"{before} {unicodedata.normalize(data.draw(FORMS), typeset)} {after}"
    sought = " ".join(['"' + words[0] + '"', *words[1:]])

    spans = find_words(text, sought)

    assert spans
    assert all(normalize(span.of(text)).tokens == normalize(sought).tokens for span in spans)


@given(text=st.text(max_size=80), words=st.text(max_size=12))
def test_every_place_lies_in_the_text_and_in_reading_order(text, words):
    spans = find_words(text, words)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: span.start)


@given(text=st.text(max_size=80), data=st.data())
def test_what_stands_in_the_text_is_found_there(text, data):
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    words = text[start : start + 12].strip()

    assert not any(char.isalnum() for char in words) or find_words(text, words)
