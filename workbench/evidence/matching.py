"""Earlier checks that answer a claim: the same statement, in other words, checked before."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.evidence.terms import Weigher, names_in, rarity, terms_of

NAMED = 1.2
"""How much more a name or figure counts than another word."""
WHY = 5
"""Most shared terms given as the reason of a match."""
LONGEST_CLAIM = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCheck:
    """A match: `id` as given to `build_index`, `relevance` above 0 and at most 1, `why` the shared terms."""

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


def find_earlier_checks(claim_text: str, index: CheckIndex, limit: int = 5) -> tuple[EarlierCheck, ...]:
    """The earlier checks most like `claim_text`, best first, at most `limit`.

    >>> index = build_index([("a", "Moon made of cheese"), ("b", "Sharks swim in streets")])
    >>> [match.id for match in find_earlier_checks("A shark swam in a street", index)]
    ['b']
    """
    claim = claim_text[:LONGEST_CLAIM]
    names = names_in(claim)
    wanted = {t: (0.4 + rarity(t)) * (NAMED if t in names or t[0].isdigit() else 1.0) for t in terms_of(claim)}
    weights = index.weigher.weights(wanted)
    most = sum(factor * index.weigher.idf(term) * 2.2 for term, factor in wanted.items()) or 1.0
    best = sorted(weights, key=lambda number: (-weights[number], number))[: max(0, limit)]
    return tuple(
        EarlierCheck(
            id=index.ids[number],
            relevance=round(min(1.0, weights[number] / most), 4),
            why=_why(index, number, wanted),
        )
        for number in best
    )


def _why(index: CheckIndex, number: int, wanted: dict[str, float]) -> str:
    shared = sorted(wanted.keys() & index.terms[number], key=lambda term: (-wanted[term], term))
    return "both mention: " + ", ".join(shared[:WHY])
