"""A cautious cue: does a passage support a claim, differ from it, or say nothing either way."""

from typing import Final

from workbench.passages.cue.aligned_statement import read_statement
from workbench.passages.cue.alignment import alignment_of, covered_by, denied_otherwise
from workbench.passages.cue.contrasts import differences_between
from workbench.passages.cue.decision_trees import chances_of

SUPPORTS: Final = "supports"
DIFFERS: Final = "differs"
SILENT: Final = "silent"

DIFFERENCE_FROM: Final = 0.55
"""The chance from which "differs" is said: on pages unseen it was right four times of five."""
SHARED_TO_SPEAK: Final = 0.15
"""The share of the claim's words, weighed by rarity, below which a passage is silent whatever else it has."""
SUPPORT_FROM: Final = 0.45


def cue_of(claim_text: str, passage: str) -> tuple[str, tuple[str, ...]]:
    """The cue for `passage` and, where it differs, the differences seen; never a verdict.

    >>> cue_of("62% of adults saw it as unfavorable.", "Some 61% of adults saw it as unfavorable.")
    ('differs', ('source: 61%, claim: 62%',))
    """
    claim, found = read_statement(claim_text), read_statement(passage)
    if covered_by(found, claim) < SHARED_TO_SPEAK:
        return SILENT, ()
    supports, differs, _ = chances_of(alignment_of(claim, found))
    if differs >= DIFFERENCE_FROM:
        return DIFFERS, differences_between(claim, found)
    if supports < SUPPORT_FROM or denied_otherwise(claim, found):
        return SILENT, ()
    return SUPPORTS, ()
