"""The passages of a source that bear most on a claim, and a cautious cue what they do to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from workbench.passages.ranking.prepared import PreparedSource, prepare, prepare_sentences
from workbench.passages.ranking.weighing import FEATURES, Wanted, features_of, relevance_of, wanted_from
from workbench.passages.stance import cue_of
from workbench.passages.why import Match, matches_in

LONGEST_CLAIM: Final = 5_000
CANDIDATES: Final = 12
"""Sentences of a source that are weighed closely, the best by their words."""
NEIGHBOUR: Final = 0.25
"""The share of a neighbouring sentence's weight that a sentence gets: it may continue the thought."""
NEAR: Final = 0.4
"""The likeness in meaning from which a sentence is offered that shares no word with the claim."""

Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Texts to vectors of length 1 whose cosine says how alike they are in meaning."""


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
    matches: tuple[Match, ...] = ()


def find_passages(
    claim_text: str,
    source_text: str | None = None,
    *,
    sentences: Sequence[str] | None = None,
    limit: int = 3,
    embed: Embed | None = None,
) -> tuple[Passage, ...]:
    """The passages that bear most on `claim_text`, best first, at most `limit`.

    Give either `source_text`, or `sentences` already divided. Sentences that
    share no word with the claim are left out, but for those near it in meaning
    where there is an `embed`.

    >>> [passage.quote for passage in find_passages("Half voted.", "It rained. Half of them voted.")]
    ['Half of them voted.']
    """
    source = prepare(source_text or "") if sentences is None else prepare_sentences(sentences)
    return passages_in(source, claim_text, limit=limit, embed=embed)


def passages_in(
    source: PreparedSource, claim_text: str, *, limit: int = 3, embed: Embed | None = None
) -> tuple[Passage, ...]:
    """As `find_passages`, over a source made ready before."""
    claim = claim_text[:LONGEST_CLAIM]
    wanted = wanted_from(claim)
    if not source.sentences or not wanted.factors or limit < 1:
        return ()
    numbers = candidates_in(source, wanted)
    if embed and len(numbers) < CANDIDATES:
        others = [number for number in range(len(source.sentences)) if number not in numbers]
        numbers += others[: CANDIDATES - len(numbers)]
    weighed = dict(zip(numbers, features_of(wanted, source, numbers), strict=True))
    if embed and numbers:
        weighed = _with_meaning(weighed, embed([claim, *(source.sentences[number].quote for number in numbers)]))
    relevance = {number: relevance_of(row) for number, row in weighed.items()}
    best = sorted(weighed, key=lambda number: (-relevance[number], number))[:limit]
    return tuple(_passage(claim, source, index=number, relevance=relevance[number]) for number in best)


def candidates_in(source: PreparedSource, wanted: Wanted) -> list[int]:
    """The numbers of the sentences that share most with the claim by BM25 and their neighbours, best first."""
    plain = source.weigher.weights(wanted.factors)
    weights = {n: w + NEIGHBOUR * max(plain.get(n - 1, 0.0), plain.get(n + 1, 0.0)) for n, w in plain.items()}
    return sorted(weights, key=lambda number: (-weights[number], number))[:CANDIDATES]


def _with_meaning(rows: dict[int, list[float]], vectors: Sequence[Sequence[float]]) -> dict[int, list[float]]:
    """`rows` with the likeness in meaning, but for those that neither share a word with the claim nor are near it."""
    claim, *others = vectors
    likeness = {number: sum(map(mul, claim, other)) for number, other in zip(rows, others, strict=True)}
    shares_words = FEATURES.index("covered")
    return {n: [*row, likeness[n]] for n, row in rows.items() if row[shares_words] or likeness[n] >= NEAR}


def _passage(claim_text: str, source: PreparedSource, *, index: int, relevance: float) -> Passage:
    sentence = source.sentences[index]
    cue, differences = cue_of(claim_text, sentence.quote)
    return Passage(
        start=sentence.start,
        end=sentence.end,
        quote=sentence.quote,
        index=index,
        relevance=max(0.0001, round(relevance, 4)),
        cue=cue,
        differences=differences,
        matches=matches_in(claim_text, sentence.quote),
    )
