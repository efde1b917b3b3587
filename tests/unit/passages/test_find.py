"""Passages, their cues and earlier checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claimreview.earlier_checks import build_index, find_earlier_checks
from workbench.passages.find import find_passages

SOURCE = (
    "The survey was made in spring. Some 61% of adults in France saw the alliance as unfavorable.\n"
    "It rained in Lyon. The mayor opened a bridge."
)


def test_the_passage_that_bears_on_the_claim_comes_first() -> None:
    first = find_passages("62% of adults in France saw the alliance as unfavorable.", SOURCE)[0]
    assert first.quote == "Some 61% of adults in France saw the alliance as unfavorable."
    assert SOURCE[first.start : first.end] == first.quote
    assert first.index == 1


def test_a_figure_that_conflicts_is_a_difference() -> None:
    first = find_passages("62% of adults in France saw the alliance as unfavorable.", SOURCE)[0]
    assert (first.cue, first.differences) == ("differs", ("source: 61%, claim: 62%",))


def test_the_same_statement_supports() -> None:
    assert find_passages("61% of adults in France saw the alliance as unfavorable.", SOURCE)[0].cue == "supports"


def test_what_a_passage_shares_with_the_claim_is_told_by_kind_and_place() -> None:
    first = find_passages("On 3 May 2019, 61% of adults in France saw it.", "On 3 May 2019 61% in France saw it.")[0]
    told = [(first.quote[match.start : match.end], match.kind.value) for match in first.matches]
    assert told == [
        ("3", "date"), ("May", "date"), ("2019", "date"), ("61", "figure"), ("France", "name"), ("saw", "word"),
    ]  # fmt: skip


def test_a_short_form_that_the_source_explains_stands_for_its_words() -> None:
    source = (
        "Patients with inflammatory bowel disease (IBD) were asked. The weather was mild that year. "
        "In IBD the drug helped nobody at all."
    )
    first = find_passages("The drug helped patients with inflammatory bowel disease.", source, limit=1)[0]
    assert first.quote == "In IBD the drug helped nobody at all."


def test_with_embeddings_a_passage_without_a_shared_word_may_be_found() -> None:
    vectors = {"Cats purr.": (1.0, 0.0), "Felines hum.": (1.0, 0.0), "It rained.": (0.0, 1.0)}
    sentences = ["It rained.", "Felines hum."]
    assert find_passages("Cats purr.", sentences=sentences) == ()
    found = find_passages("Cats purr.", sentences=sentences, embed=lambda texts: [vectors[text] for text in texts])
    assert [passage.quote for passage in found] == ["Felines hum."]


def test_passages_come_in_the_order_of_their_relevance() -> None:
    found = find_passages("61% of adults in France saw the alliance as unfavorable in Lyon.", SOURCE, limit=5)
    assert [p.relevance for p in found] == sorted((p.relevance for p in found), reverse=True)


def test_another_subject_is_silent() -> None:
    found = find_passages("The mayor of Lyon resigned in disgrace after a scandal.", SOURCE)
    assert {passage.cue for passage in found} == {"silent"}


def test_ready_made_sentences_are_counted() -> None:
    found = find_passages("A bridge was opened.", sentences=["It rained.", "The bridge opened."], limit=1)
    assert [passage.index for passage in found] == [1]


@pytest.mark.parametrize(("claim", "source"), [("", SOURCE), ("A bridge", ""), ("", ""), ("…", SOURCE)])
def test_nothing_to_look_for_finds_nothing(claim: str, source: str) -> None:
    assert find_passages(claim, source) == ()


@given(claim=st.text(max_size=80), source=st.text(alphabet="ab 1.%\nAé'’", max_size=200))
def test_a_passage_is_the_source_at_its_place(claim: str, source: str) -> None:
    for passage in find_passages(claim + " a1 b", source, limit=5):
        assert source[passage.start : passage.end] == passage.quote
        assert 0 < passage.relevance <= 1


def test_the_earlier_check_of_the_same_statement_is_found() -> None:
    index = build_index([("a", "The moon is made of cheese"), ("b", "Sharks swam in streets of Houston"), ("c", "")])
    best = find_earlier_checks("A shark swims down a Houston street!", index, limit=1)
    assert [match.id for match in best] == ["b"]
    assert "houston" in best[0].why


def test_an_empty_index_matches_nothing() -> None:
    assert find_earlier_checks("Anything", build_index([])) == ()
