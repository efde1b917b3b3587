"""Find earlier checks of a claim: the same statement, in other words, that was checked before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.text.terms import Bm25Weights, distinctiveness, names_in, terms_of

NAME_FACTOR = 1.2
"""The factor by which a name or figure counts more than another word."""
MOST_SHARED_TERMS = 5
"""The most shared terms that are given as the reason for a match."""
LONGEST_CLAIM = 5_000
CANDIDATES: Final = 50
"""Number of checks that are ranked closely: as many by words, and as many by meaning."""
WORDS_WEIGHT: Final = 0.25
"""The weight of the words beside that of the meaning; the check best by words has the whole of it."""
LEAST_SIMILARITY: Final = 0.4
"""The lowest similarity in meaning at which a check that shares no word with the claim is offered."""
SIMILAR: Final = "similar meaning"

Likeness = Callable[[str, Sequence[int]], Mapping[int, float]]
"""Maps a claim and the numbers of the checks nearest by words to the cosine of each of these and of the checks nearest
in meaning. A check may be missing where its meaning is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCheck:
    """A match: its `id` as given to `build_index`, `relevance` above 0 and at most 1, and `why` it was offered."""

    id: str
    relevance: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIndex:
    """Earlier checks prepared for searching: built once, searched often."""

    ids: tuple[str, ...]
    terms: tuple[frozenset[str], ...]
    weigher: Bm25Weights


def build_index(checks: Iterable[tuple[str, str]]) -> CheckIndex:
    """Build the index of `checks`, pairs of id and text."""
    pairs = tuple(checks)
    terms = [terms_of(text) for _, text in pairs]
    return CheckIndex(
        ids=tuple(check_id for check_id, _ in pairs),
        terms=tuple(frozenset(check_terms) for check_terms in terms),
        weigher=Bm25Weights(terms),
    )


def find_earlier_checks(
    claim_text: str, index: CheckIndex, limit: int = 5, *, likeness: Likeness | None = None
) -> tuple[EarlierCheck, ...]:
    """Find the earlier checks most similar to `claim_text`, best first, at most `limit`.

    Checks that share no word with the claim are left out, except those similar
    to it in meaning where `likeness` is given.

    >>> index = build_index([("a", "Moon made of cheese"), ("b", "Sharks swim in streets")])
    >>> [match.id for match in find_earlier_checks("A shark swam in a street", index)]
    ['b']
    """
    claim = claim_text[:LONGEST_CLAIM]
    factors = _term_factors(claim)
    weights = index.weigher.weights(factors)
    highest_weight = sum(factor * index.weigher.idf(term) * 2.2 for term, factor in factors.items()) or 1.0
    by_words = {number: min(1.0, weight / highest_weight) for number, weight in weights.items()}
    relevance = by_words
    if likeness and claim.strip() and limit > 0:
        nearest = _highest(by_words, CANDIDATES)
        cosines = likeness(claim, nearest)
        best_by_words = max(by_words.values(), default=1.0)
        eligible = {number for number, cosine in cosines.items() if number in by_words or cosine >= LEAST_SIMILARITY}
        relevance = {
            number: _combined_relevance(by_words.get(number, 0.0) / best_by_words, cosines.get(number, 0.0))
            for number in eligible.union(nearest)
        }
    return tuple(
        EarlierCheck(
            id=index.ids[number],
            relevance=max(0.0001, round(relevance[number], 4)),
            why=_shared_terms(index.terms[number], factors),
        )
        for number in _highest(relevance, max(0, limit))
    )


def _term_factors(claim: str) -> dict[str, float]:
    """Return each term of the claim with the factor it counts by."""
    names = names_in(claim)
    return {
        term: (0.4 + distinctiveness(term)) * (NAME_FACTOR if term in names or term[0].isdigit() else 1.0)
        for term in terms_of(claim)
    }


def _highest(relevance: Mapping[int, float], most: int) -> list[int]:
    return sorted(relevance, key=lambda number: (-relevance[number], number))[:most]


def _combined_relevance(words: float, cosine: float) -> float:
    """Combine the relevance by words, as a share of the best, with the similarity in meaning, from 0 to 1."""
    return (WORDS_WEIGHT * words + max(0.0, cosine)) / (WORDS_WEIGHT + 1)


def _shared_terms(terms: frozenset[str], factors: dict[str, float]) -> str:
    shared = sorted(factors.keys() & terms, key=lambda term: (-factors[term], term))
    return "both mention: " + ", ".join(shared[:MOST_SHARED_TERMS]) if shared else SIMILAR
