"""The best source of a claim, for tables with one row per claim."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.report import ReportedClaim
from workbench.domain.review import Support
from workbench.domain.source import SourceTier, Stance

_STANCES: Final = {Stance.SUPPORTS: 0, Stance.REFUTES: 0, Stance.CONTEXT: 1}
_TIERS: Final = {SourceTier.PRIMARY: 0, SourceTier.SECONDARY: 1}
_LAST: Final = 2


def best_source(supports: Sequence[Support]) -> str:
    """Return the title, publisher, date and address of the best of `supports`; empty where there is none.

    A source that supports or refutes is better than one for context, then a primary
    than a secondary one, then one with an archived copy, then the one attached first.
    """
    if not supports:
        return ""
    source = min(supports, key=_rank).source
    return ", ".join(filter(None, (source.title, *source.shown_details, source.url)))


def source_count(claim: ReportedClaim) -> int:
    """Count the sources of the claim, each once."""
    return len({support.source.id for support in claim.supports})


def _rank(support: Support) -> tuple[int, int, bool]:
    stance = _STANCES.get(support.evidence.stance, _LAST)
    tier = _TIERS.get(support.source.standing, _LAST)
    return stance, tier, support.source.snapshot is None
