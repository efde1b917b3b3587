"""Whether the passages attached to a claim bear its verdict out."""

from collections.abc import Iterable
from typing import Final

from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Stance
from workbench.domain.verdict import Asks, Label

_TRUEST: Final = 5
_FALSEST: Final = 1


def stance_misfit(label: Label, reviewed: ReviewedClaim) -> str:
    """Return how the passages of a claim speak against the label it has; empty where they fit, or there are none."""
    stances = {link.stance for link in reviewed.evidence}
    supports, refutes = Stance.SUPPORTS in stances, Stance.REFUTES in stances
    if label.claimreview == _TRUEST and refutes and not supports:
        return f"it is '{label.name}', but every passage that settles it refutes it"
    if label.claimreview == _FALSEST and stances and not refutes:
        return f"it is '{label.name}', but no passage refutes it{_others_in_words(stances)}"
    if label.asks is Asks.SOURCE and not label.worth_a_call and (supports or refutes):
        settles = "supports" if supports else "refutes"
        return f"it is '{label.name}', but a passage {settles} it"
    return ""


def _others_in_words(stances: Iterable[Stance]) -> str:
    words = sorted({stance.in_words for stance in stances})
    return f" ({', '.join(words)})"
