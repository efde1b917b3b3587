"""The passages of a source that bear most on a claim, and a cautious cue what they do to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.evidence.stance import cue_of
from workbench.evidence.terms import Weigher, names_in, rarity, terms_of
from workbench.text.sentences import sentence_spans

NEIGHBOUR = 0.25
"""The share of a neighbouring sentence's weight that a sentence gets: it may continue the thought."""
NAMED = 1.3
"""How much more a name or figure of the claim counts than another word."""
LONGEST_CLAIM = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a source that bears on a claim.

    `start` and `end` are code points of the source text (0 and the length of
    the sentence, where sentences were given); `index` counts sentences from 0;
    `relevance` is above 0 and at most 1; `cue` is "supports", "differs" or
    "silent", never a verdict; `differences` reads "source: 61%, claim: 62%".
    """

    start: int
    end: int
    quote: str
    index: int
    relevance: float
    cue: str
    differences: tuple[str, ...] = ()


def find_passages(
    claim_text: str, source_text: str | None = None, *, sentences: Sequence[str] | None = None, limit: int = 3
) -> tuple[Passage, ...]:
    """The passages that bear most on `claim_text`, best first, at most `limit`.

    Give either `source_text`, or `sentences` already divided. Sentences that
    share nothing with the claim are left out. Relevance is BM25 with the rarity
    of words in English, extra weight on names and figures, and a share of the
    neighbours' weight.

    >>> [passage.quote for passage in find_passages("Half voted.", "It rained. Half of them voted.")]
    ['Half of them voted.']
    """
    spots = _spots(source_text or "") if sentences is None else [(0, len(one), one) for one in sentences]
    wanted = _wanted(claim_text[:LONGEST_CLAIM])
    if not spots or not wanted or limit < 1:
        return ()
    weigher = Weigher([terms_of(quote) for _, _, quote in spots])
    plain = weigher.weights(wanted)
    weights = {n: w + NEIGHBOUR * max(plain.get(n - 1, 0.0), plain.get(n + 1, 0.0)) for n, w in plain.items()}
    most = sum(factor * weigher.idf(term) * 2.2 for term, factor in wanted.items()) * (1 + NEIGHBOUR)
    best = sorted(weights, key=lambda number: (-weights[number], number))[:limit]
    return tuple(_passage(claim_text, spots[n], index=n, relevance=min(1.0, weights[n] / most)) for n in best)


def _wanted(claim_text: str) -> dict[str, float]:
    names = names_in(claim_text)
    return {
        term: (0.4 + rarity(term)) * (NAMED if term in names or term[0].isdigit() else 1.0)
        for term in terms_of(claim_text)
    }


def _spots(text: str) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.of(text)) for span in sentence_spans(text)]


def _passage(claim_text: str, spot: tuple[int, int, str], *, index: int, relevance: float) -> Passage:
    start, end, quote = spot
    cue, differences = cue_of(claim_text, quote)
    return Passage(
        start=start,
        end=end,
        quote=quote,
        index=index,
        relevance=round(relevance, 4),
        cue=cue,
        differences=differences,
    )
