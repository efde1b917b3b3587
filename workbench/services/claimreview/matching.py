"""The earlier checks that may answer a claim."""

from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.handover.publication import PublishedCheck
from workbench.domain.review import ClaimStanding
from workbench.evidence.matching import CheckIndex, build_index, find_earlier_checks
from workbench.services.claimreview.importing import earlier_checks
from workbench.services.desk import Desk


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
    index = _index(tuple((check_id, check.claim) for check_id, check in checks.items()))
    found = find_earlier_checks(words, index, limit=limit)
    return tuple(Match(check=checks[match.id], relevance=match.relevance, why=match.why) for match in found)


def words_of(standing: ClaimStanding) -> str:
    """The claim as it reads alone, for a search."""
    return standing.claim.standalone or standing.claim.quote


@lru_cache(maxsize=2)
def _index(pairs: tuple[tuple[str, str], ...]) -> CheckIndex:
    """The index over these checks; made once, for as long as nothing is imported."""
    return build_index(pairs)
