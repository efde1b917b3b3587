"""Find the passages of a source that bear most on a claim, each with a cautious cue to its stance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from workbench.passages.ranking.prepared import PreparedSource, prepare_sentences, prepare_source
from workbench.passages.ranking.weighing import FEATURES, SearchTerms, ranking_features, relevance_of, search_terms
from workbench.passages.stance import stance_cue
from workbench.passages.why import SharedWords, shared_words_in

LONGEST_CLAIM: Final = 5_000
CANDIDATES: Final = 12
"""Number of sentences of a source that are ranked closely, the best by their words."""
NEIGHBOUR_SHARE: Final = 0.25
"""The share of its neighbours' weight that a sentence gets, since it may continue their thought."""
LEAST_SIMILARITY: Final = 0.4
"""The lowest similarity in meaning at which a sentence that shares no word with the claim is offered."""

Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Turns texts into vectors of length 1 whose cosine is their similarity in meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a source that bears on a claim.

    `start` and `end` are code points of the source text (0 and the length of
    the sentence, where sentences were given); `index` counts sentences from 0;
    `relevance` is above 0 and at most 1; `cue` is "supports", "differs" or
    "silent", never a verdict; `differences` reads "source: 61%, claim: 62%";
    `matches` are the words of the quote that the claim has too.
    """

    start: int
    end: int
    quote: str
    index: int
    relevance: float
    cue: str
    differences: tuple[str, ...] = ()
    matches: tuple[SharedWords, ...] = ()


def find_passages(
    claim_text: str,
    source_text: str | None = None,
    *,
    sentences: Sequence[str] | None = None,
    limit: int = 3,
    embed: Embed | None = None,
) -> tuple[Passage, ...]:
    """Find the passages that bear most on `claim_text`, best first, at most `limit`.

    Give either `source_text`, or `sentences` already divided. Sentences that
    share no word with the claim are left out, except those similar to it in
    meaning where `embed` is given.

    >>> [passage.quote for passage in find_passages("Half voted.", "It rained. Half of them voted.")]
    ['Half of them voted.']
    """
    source = prepare_source(source_text or "") if sentences is None else prepare_sentences(sentences)
    return find_passages_in(source, claim_text, limit=limit, embed=embed)


def find_passages_in(
    source: PreparedSource, claim_text: str, *, limit: int = 3, embed: Embed | None = None
) -> tuple[Passage, ...]:
    """Find passages as `find_passages` does, in a source that was prepared before."""
    claim = claim_text[:LONGEST_CLAIM]
    wanted = search_terms(claim)
    if not source.sentences or not wanted.factors or limit < 1:
        return ()
    numbers = candidate_sentences(source, wanted)
    if embed and len(numbers) < CANDIDATES:
        fillers = [number for number in range(len(source.sentences)) if number not in numbers]
        numbers += fillers[: CANDIDATES - len(numbers)]
    rows = dict(zip(numbers, ranking_features(wanted, source, numbers), strict=True))
    if embed and numbers:
        rows = _add_meaning(rows, embed([claim, *(source.sentences[number].quote for number in numbers)]))
    relevance = {number: relevance_of(row) for number, row in rows.items()}
    best = sorted(rows, key=lambda number: (-relevance[number], number))[:limit]
    return tuple(_passage(claim, source, index=number, relevance=relevance[number]) for number in best)


def candidate_sentences(source: PreparedSource, wanted: SearchTerms) -> list[int]:
    """Return the numbers of the sentences that share most with the claim by BM25 and their neighbours, best first."""
    own_weights = source.weigher.weights(wanted.factors)
    weights = {}
    for number, weight in own_weights.items():
        neighbour = max(own_weights.get(number - 1, 0.0), own_weights.get(number + 1, 0.0))
        weights[number] = weight + NEIGHBOUR_SHARE * neighbour
    return sorted(weights, key=lambda number: (-weights[number], number))[:CANDIDATES]


def _add_meaning(rows: dict[int, list[float]], vectors: Sequence[Sequence[float]]) -> dict[int, list[float]]:
    """Add the similarity in meaning to `rows`; drop those that neither share a word with the claim nor are near it."""
    claim, *sentences = vectors
    likeness = {number: sum(map(mul, claim, other)) for number, other in zip(rows, sentences, strict=True)}
    shares_words = FEATURES.index("covered")
    return {n: [*row, likeness[n]] for n, row in rows.items() if row[shares_words] or likeness[n] >= LEAST_SIMILARITY}


def _passage(claim_text: str, source: PreparedSource, *, index: int, relevance: float) -> Passage:
    sentence = source.sentences[index]
    cue, differences = stance_cue(claim_text, sentence.quote)
    return Passage(
        start=sentence.start,
        end=sentence.end,
        quote=sentence.quote,
        index=index,
        relevance=max(0.0001, round(relevance, 4)),
        cue=cue,
        differences=differences,
        matches=shared_words_in(claim_text, sentence.quote),
    )
