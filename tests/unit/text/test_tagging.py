"""Words, pieces and the wrapped language model."""

import pytest

from workbench.domain.span import Span
from workbench.services.articles.language import load_tagger
from workbench.text.tagging import LONGEST_PIECE, pieces_of, plain_tokens


def test_pieces_join_to_the_text_they_came_from():
    text = "word " * 3_000 + "x" * 5_000
    pieces = pieces_of(text)
    assert "".join(piece for _, piece in pieces) == text
    assert max(len(piece) for _, piece in pieces) <= LONGEST_PIECE


def test_plain_words_carry_their_places():
    text = "Macron’s share: 36%"
    (before, share) = plain_tokens(text, [Span(0, 8), Span(9, len(text))])
    assert [text[token.start : token.end] for token in (*before, *share)] == ["Macron’s", "share", ":", "36", "%"]
    assert [token.head for token in (*before, *share)] == [0, 1, 2, 3, 4]


def test_the_model_tags_words_and_skips_blanks():
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    text = "Ann  Lee\u00a0 left Paris."
    (tokens,) = tag([text])
    assert [token.text for token in tokens] == ["Ann", "Lee", "left", "Paris", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(0 <= token.head < len(tokens) for token in tokens)
    assert tokens[2].tag == "VBD"
