"""Looking for a claim in texts, by words and by meaning."""

import math

import pytest

import workbench
from workbench.passages.find import find_passages as by_words
from workbench.services.search.embeddings import installed_embedder, search_method
from workbench.services.search.search_texts import (
    LONG_TEXT,
    MANY_SOURCES,
    RANKED_BY_MEANING,
    find_passages,
    prepare_text,
    search_sources,
)
from workbench.services.session_cache import SessionCache

TEXT = "It rained. Half of the voters stayed at home. The mayor opened a bridge."


def test_the_function_for_other_programs_is_this_one() -> None:
    assert workbench.find_passages is find_passages


def test_a_passage_lies_in_the_text_as_given() -> None:
    (first,) = find_passages("Half of the voters did not vote.", TEXT, limit=1)
    assert TEXT[first.start : first.end] == first.quote == "Half of the voters stayed at home."


def test_what_is_alike_in_meaning_has_vectors_that_are_near() -> None:
    embed = installed_embedder()
    cat, feline, bank = embed(["The cat sat down.", "A feline was sitting.", "Interest rates rose in March."])
    assert math.isclose(sum(value * value for value in cat), 1, rel_tol=1e-5)
    near = sum(a * b for a, b in zip(cat, feline, strict=True))
    far = sum(a * b for a, b in zip(cat, bank, strict=True))
    assert near > far + 0.2


def test_a_vector_does_not_depend_on_what_is_asked_beside_it() -> None:
    embed = installed_embedder()
    (alone,) = type(embed)()(["A short one."])
    beside = type(embed)()(["A short one.", "A much longer sentence about the weather in the north of the country."])[0]
    assert alone == pytest.approx(beside, abs=1e-4)


def test_no_text_and_an_endless_one_have_vectors_too() -> None:
    assert [len(vector) for vector in installed_embedder()(["", "word " * 5_000])] == [384, 384]
    assert installed_embedder()([]) == []


def test_long_texts_are_ranked_by_words_alone() -> None:
    claim, text = "A bridge was opened by the mayor.", TEXT + " And so on." * LONG_TEXT
    assert find_passages(claim, text) == by_words(claim, text)
    assert find_passages(claim, TEXT) != by_words(claim, TEXT)


def test_the_sources_that_bear_most_are_read_for_their_meaning() -> None:
    asked = []

    def embed(texts):
        asked.append(texts[1])
        return [(1.0, 0.0)] * len(texts)

    texts = ["It rained a lot.", TEXT, "The mayor opened a bridge in Lyon.", "A mayor."]
    prepared = [prepare_text(text, SessionCache()) for text in texts]
    found = search_sources("The mayor opened a bridge in Lyon.", prepared, limit=2, embed=embed)
    assert len(asked) == RANKED_BY_MEANING
    assert asked[0] == "The mayor opened a bridge in Lyon."
    assert [bool(passages) for passages in found] == [False, True, True, True]

    asked.clear()
    search_sources("The mayor opened a bridge in Lyon.", prepared * MANY_SOURCES, limit=2, embed=embed)
    assert asked == ["The mayor opened a bridge in Lyon."]


def test_without_embeddings_words_alone_decide() -> None:
    (found,) = search_sources("The mayor opened a bridge.", [prepare_text(TEXT, SessionCache())], limit=1, embed=None)
    assert found == by_words("The mayor opened a bridge.", TEXT)[:1]
    assert search_method() == "by words and meaning"


def test_where_the_extra_is_missing_the_way_says_so(monkeypatch) -> None:
    monkeypatch.setattr("workbench.services.search.embeddings.find_spec", lambda package: None)
    installed_embedder.cache_clear()
    try:
        assert installed_embedder() is None
        assert search_method() == "by words (the extra for meaning is not installed)"
    finally:
        installed_embedder.cache_clear()
