"""A cautious cue: whether a passage supports a claim, differs from it, or is silent on it."""

from typing import Final

from workbench.passages.cue.aligned_statement import read_statement
from workbench.passages.cue.alignment import alignment_features, coverage_of, oppositely_denied
from workbench.passages.cue.contrasts import describe_differences
from workbench.passages.cue.decision_trees import probabilities_of

SUPPORTS: Final = "supports"
DIFFERS: Final = "differs"
SILENT: Final = "silent"

DIFFERENCE_FROM: Final = 0.55
"""The lowest probability for the cue "differs"; on unseen pages it was right four times out of five."""
SHARED_TO_SPEAK: Final = 0.15
"""The share of the claim's words, weighted by rarity, below which a passage is silent whatever else it has."""
SUPPORT_FROM: Final = 0.45


def stance_cue(claim_text: str, passage: str) -> tuple[str, tuple[str, ...]]:
    """Return the cue for `passage` and, where it differs, the differences; never a verdict.

    >>> stance_cue("62% of adults saw it as unfavorable.", "Some 61% of adults saw it as unfavorable.")
    ('differs', ('source: 61%, claim: 62%',))
    """
    claim, source = read_statement(claim_text), read_statement(passage)
    if coverage_of(source, claim) < SHARED_TO_SPEAK:
        return SILENT, ()
    supports, differs, _ = probabilities_of(alignment_features(claim, source))
    if differs >= DIFFERENCE_FROM:
        return DIFFERS, describe_differences(claim, source)
    if supports < SUPPORT_FROM or oppositely_denied(claim, source):
        return SILENT, ()
    return SUPPORTS, ()
