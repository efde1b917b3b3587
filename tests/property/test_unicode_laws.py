"""Laws of extraction over any Unicode and over hostile shapes: exact places, no exception, bounded work."""

import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.extraction.splitting.clauses import clauses_of
from workbench.extraction.worthiness import check_worthiness, has_factual_claim
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document
from workbench.text.tagging import LONGEST_PIECE

SIGNS = st.sampled_from(
    [
        "e\u0301",
        "👩🏽\u200d🚒",
        "🇫🇷",
        "שלום",
        "مرحبا",
        "\u202e",
        "\u00a0",
        "\u202f",
        "\r\n",
        "\u2028",
        "\ufeff",
        "İ",
        "ẞ",
        "ﬁ",
    ]
)
PHRASES = st.sampled_from(["Ann Lee ", "said ", "which fell, ", "5%, ", "and rose 4% ", "while ", "who is 34, "])
JOINTS = st.sampled_from(["; ", "“", "” ", '"', ", a poll found.", " according to ", "heads of unions, ", "\n", ". "])
TEXTS = st.lists(st.one_of(PHRASES, JOINTS, SIGNS, st.text(max_size=4)), max_size=40).map("".join)


@settings(max_examples=80)
@given(TEXTS)
@example("Ann Lee said sales rose 20%, fell 5% and\u00a0rose 4%, \u202ewhile Bo Berg, who is 34, left.")
def test_every_claim_and_every_part_of_a_sentence_is_exact(text):
    document = read_document(article_of(text), load_tagger())
    for claim in claims_in(document):
        assert text[claim.start : claim.end] == claim.quote
    for sentence in document.sentences:
        whole = Span(sentence.start, sentence.end)
        spans = clauses_of(document, sentence)
        for one in facts_of(document).attributions(sentence):
            spans += [one.speaker, one.cue_span, one.content]
        assert all(whole.start <= span.start < span.end <= whole.end for span in spans)


@given(TEXTS)
def test_both_scores_lie_between_0_and_1_and_do_not_change(text):
    for told in (check_worthiness, has_factual_claim):
        assert 0 <= told(text) <= 1
        assert told(text) == told(text)


@pytest.mark.parametrize("word", ["a-", "ab", "é", "٣", "\u0301", "("])
def test_an_endless_word_costs_no_model_time(word):
    read = []

    def tag(texts, *, names=True):
        read.extend(texts)
        return load_tagger()(texts, names=names)

    text = f"Ann Lee left. {word * 20_000} She came back."
    document = read_document(article_of(text), tag)
    assert sum(map(len, read)) < 2 * LONGEST_PIECE
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims_in(document))


@pytest.mark.parametrize("text", ["a-" * 50_000, "(" * 50_000])
def test_memory_stays_in_proportion_to_an_endless_word(text):
    tag = load_tagger()
    tag(["The model is loaded by this sentence."])
    tracemalloc.start()
    claims_in(read_document(article_of(text), tag))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000 * len(text)
