"""Whether a statement can be checked, by its words alone: for texts read without the language model."""

import re
from typing import Final

from workbench.extraction.checkability.readings import (
    DUTY,
    FORECAST,
    JUDGEMENT,
    OWN_MIND,
    POSSIBILITY,
    SUPPOSITION,
    ClaimKindReading,
)

_WORDINGS: Final = (
    (re.compile(r"\b(?:would|could) have\b|\bif\b.*\bwould\b"), SUPPOSITION),
    (re.compile(r"\b(?:may|might)\b(?!\s+\d)"), POSSIBILITY),
    (re.compile(r"\b(?:is|are) (?:likely|unlikely|bound|poised|expected) to\b"), FORECAST),
    (re.compile(r"\b(?:should|ought to|let us|let['’]s|please)\b", re.IGNORECASE), DUTY),
    (re.compile(r"\b(?:I|[Ww]e) (?:think|believe|feel|hope|love|like|guess|suppose|wish|want)\b"), OWN_MIND),
    (re.compile(r"\b[Ii]t is (?:plausible|possible|conceivable) that\b"), POSSIBILITY),
    (re.compile(r"\b(?:is|are|was|were) (?:so |very |too )?(?:good|bad|great|awful|wonderful)\b(?! deal)"), JUDGEMENT),
)
_FIGURE: Final = re.compile(r"\d")


def read_wording(clause: str) -> ClaimKindReading | None:
    """Return why a clause cannot be checked; None where it can.

    >>> read_wording("The council should resign").kind.value
    'advice'
    """
    found = next((reading for pattern, reading in _WORDINGS if pattern.search(clause)), None)
    is_judged = found in {JUDGEMENT, OWN_MIND}
    return None if is_judged and _FIGURE.search(clause) else found
