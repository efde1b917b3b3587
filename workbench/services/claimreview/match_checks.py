"""Finding the earlier checks that may answer a claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.publication import PublishedCheck
from workbench.domain.review import ReviewedClaim
from workbench.services.claimreview.import_checks import load_earlier_checks
from workbench.services.desk import Desk
from workbench.services.search.search_checks import SearchIndex, build_index, describe_index, find_earlier_checks


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMatch:
    """An earlier check, its relevance to the claim (above 0, at most 1), and the terms both share as `why`."""

    check: PublishedCheck
    relevance: float
    why: str


def find_matches(desk: Desk, words: str, *, limit: int = 5) -> tuple[CheckMatch, ...]:
    """Find the earlier checks on the desk most like the claim `words`, best first, at most `limit`."""
    checks = {str(check.id): check for check in load_earlier_checks(desk)}
    if not checks:
        return ()
    matches = find_earlier_checks(words, _desk_index(desk), limit=limit)
    return tuple(CheckMatch(check=checks[match.id], relevance=match.relevance, why=match.why) for match in matches)


def search_words(reviewed: ReviewedClaim) -> str:
    """Return the claim's standalone wording, for a search."""
    return reviewed.claim.standalone or reviewed.claim.quote


def search_method(desk: Desk) -> str:
    """Describe how the desk's earlier checks are found, as shown to a reviewer."""
    return describe_index(_desk_index(desk))


def prepare_vectors(desk: Desk) -> Iterator[tuple[int, int]]:
    """Compute the vectors of all earlier checks, and yield after every few how many are ready, and of how many."""
    index = _desk_index(desk)
    for ready in index.make_ready():
        yield ready, len(index.words.ids)


def _desk_index(desk: Desk) -> SearchIndex:
    """Return the index over the earlier checks, which holds for as long as none is imported."""
    pairs = tuple((str(check.id), check.claim) for check in load_earlier_checks(desk))
    return desk.cache.once("index of checks", pairs, lambda: build_index(pairs, kept=desk.vectors), most=2)
