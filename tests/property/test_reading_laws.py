"""Laws of reading: spans are exact, nothing crashes, no two claims share a span, nothing is left out."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.extraction.worthiness import check_worthiness
from workbench.services.articles.language import load_tagger
from workbench.text.coverage.of_sentences import coverage_of
from workbench.text.read_article import read_document
from workbench.text.sentences import sentence_spans

PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", " said ", "Ann Lee", "He ", ". ", ", ", "\n", "36% ", "the chairman of ", "is a ", "and "]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))


@given(TEXTS)
def test_sentences_are_in_order_apart_and_leave_no_word_out(text):
    spans = sentence_spans(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    outside = set(range(len(text))) - {place for span in spans for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in outside)


@settings(max_examples=60)
@given(TEXTS)
def test_claims_quote_the_text_are_unique_and_cover_every_sentence(text):
    for tag in (None, load_tagger()):
        document = read_document(article_of(text), tag)
        claims = claims_in(document)
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
        assert len({claim.span for claim in claims}) == len(claims)
        spans = [Span(sentence.start, sentence.end) for sentence in document.sentences]
        assert all(sentence.covered_by for sentence in coverage_of(spans, claims))


@given(TEXTS)
def test_tokens_and_quotations_stand_where_they_say(text):
    document = read_document(article_of(text))
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    for quotation in document.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        if quotation.speaker:
            assert text[quotation.speaker_start : quotation.speaker_end] == quotation.speaker


@given(TEXTS)
def test_worthiness_lies_between_0_and_1(text):
    assert 0 <= check_worthiness(text) <= 1
