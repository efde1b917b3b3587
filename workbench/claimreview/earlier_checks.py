"""Earlier checks that answer a claim: the same statement, in other words, checked before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.text.terms import Weigher, names_in, rarity, terms_of

NAMED = 1.2
"""How much more a name or figure counts than another word."""
WHY = 5
"""Most shared terms given as the reason of a match."""
LONGEST_CLAIM = 5_000
CANDIDATES: Final = 50
"""Checks weighed closely: so many of the best by words, and so many of the best by meaning."""
WORDS: Final = 0.25
"""What the words count beside the likeness in meaning, the check best by words having the whole of it."""
NEAR: Final = 0.4
"""The likeness in meaning from which a check is offered that shares no word with the claim."""
SIMILAR: Final = "similar meaning"

Likeness = Callable[[str, Sequence[int]], Mapping[int, float]]
"""A claim, and the numbers of the checks nearest to it by words, to the cosine of each of these and of those nearest in
meaning. A check may be missing where its meaning is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCheck:
    """A match: `id` as given to `build_index`, `relevance` above 0 and at most 1, `why` what both speak of."""

    id: str
    relevance: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIndex:
    """Earlier checks made ready for searching; built once, searched often."""

    ids: tuple[str, ...]
    terms: tuple[frozenset[str], ...]
    weigher: Weigher


def build_index(checks: Iterable[tuple[str, str]]) -> CheckIndex:
    """The index over `checks`, pairs of id and text."""
    pairs = tuple(checks)
    terms = [terms_of(text) for _, text in pairs]
    return CheckIndex(
        ids=tuple(check_id for check_id, _ in pairs),
        terms=tuple(frozenset(found) for found in terms),
        weigher=Weigher(terms),
    )


def find_earlier_checks(
    claim_text: str, index: CheckIndex, limit: int = 5, *, likeness: Likeness | None = None
) -> tuple[EarlierCheck, ...]:
    """The earlier checks most like `claim_text`, best first, at most `limit`.

    Checks that share no word with the claim are left out, but for those near it
    in meaning where there is a `likeness`.

    >>> index = build_index([("a", "Moon made of cheese"), ("b", "Sharks swim in streets")])
    >>> [match.id for match in find_earlier_checks("A shark swam in a street", index)]
    ['b']
    """
    claim = claim_text[:LONGEST_CLAIM]
    wanted = _wanted(claim)
    weights = index.weigher.weights(wanted)
    most = sum(factor * index.weigher.idf(term) * 2.2 for term, factor in wanted.items()) or 1.0
    by_words = {number: min(1.0, weight / most) for number, weight in weights.items()}
    relevance = by_words
    if likeness and claim.strip() and limit > 0:
        nearest = _best(by_words, CANDIDATES)
        cosines = likeness(claim, nearest)
        highest = max(by_words.values(), default=1.0)
        near = {number for number, cosine in cosines.items() if number in by_words or cosine >= NEAR}
        relevance = {
            number: _together(by_words.get(number, 0.0) / highest, cosines.get(number, 0.0))
            for number in near.union(nearest)
        }
    return tuple(
        EarlierCheck(
            id=index.ids[number],
            relevance=max(0.0001, round(relevance[number], 4)),
            why=_why(index.terms[number], wanted),
        )
        for number in _best(relevance, max(0, limit))
    )


def _wanted(claim: str) -> dict[str, float]:
    """What is looked for: each term of the claim, and how much it counts."""
    names = names_in(claim)
    return {t: (0.4 + rarity(t)) * (NAMED if t in names or t[0].isdigit() else 1.0) for t in terms_of(claim)}


def _best(relevance: Mapping[int, float], most: int) -> list[int]:
    return sorted(relevance, key=lambda number: (-relevance[number], number))[:most]


def _together(words: float, cosine: float) -> float:
    """The relevance of a check from its words, as a share of the best, and the likeness in meaning, 0 to 1."""
    return (WORDS * words + max(0.0, cosine)) / (WORDS + 1)


def _why(terms: frozenset[str], wanted: dict[str, float]) -> str:
    shared = sorted(wanted.keys() & terms, key=lambda term: (-wanted[term], term))
    return "both mention: " + ", ".join(shared[:WHY]) if shared else SIMILAR
