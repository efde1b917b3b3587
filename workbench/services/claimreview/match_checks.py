"""The earlier checks that may answer a claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.publication import PublishedCheck
from workbench.domain.review import ReviewedClaim
from workbench.services.claimreview.import_checks import earlier_checks
from workbench.services.desk import Desk
from workbench.services.search.meanings import KeptVectors
from workbench.services.search.search_checks import SearchIndex, build_index, find_earlier_checks, way_of_matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An earlier check, how much it bears on the claim (above 0, at most 1), and what both speak of."""

    check: PublishedCheck
    relevance: float
    why: str


def matches_for(desk: Desk, words: str, *, limit: int = 5) -> tuple[Match, ...]:
    """The earlier checks on the desk most like the claim `words`, best first, at most `limit`."""
    checks = {str(check.id): check for check in earlier_checks(desk)}
    if not checks:
        return ()
    found = find_earlier_checks(words, _index_of(desk), limit=limit)
    return tuple(Match(check=checks[match.id], relevance=match.relevance, why=match.why) for match in found)


def words_of(standing: ReviewedClaim) -> str:
    """The claim as it reads alone, for a search."""
    return standing.claim.standalone or standing.claim.quote


def way_of_finding(desk: Desk) -> str:
    """How the desk's earlier checks are found, as shown to a reviewer."""
    return way_of_matching(_index_of(desk))


def make_ready(desk: Desk) -> Iterator[tuple[int, int]]:
    """Make the meaning of every earlier check ready, and tell after every few how many are, and of how many."""
    index = _index_of(desk)
    for ready in index.make_ready():
        yield ready, len(index.words.ids)


def _index_of(desk: Desk) -> SearchIndex:
    return _index(tuple((str(check.id), check.claim) for check in earlier_checks(desk)), desk.vectors)


@lru_cache(maxsize=2)
def _index(pairs: tuple[tuple[str, str], ...], kept: KeptVectors | None) -> SearchIndex:
    """The index over these checks; made once, for as long as nothing is imported."""
    return build_index(pairs, kept=kept)
