"""What a sentence says outside its quotations."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.clause_edges import trim_clause
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.text.speech.reporting import SAYING_VERBS

_BESIDE_WORDS: Final = 8


def outside_quotations(text: str, whole: Span, quotations: Sequence[SpokenQuotation]) -> Span | None:
    """Return what a sentence says outside long quotations: all, the rest, or None if that only names the speaker."""
    long_ones = [q for q in quotations if q.end - q.start > (whole.end - whole.start) / 3 or not q.closed]
    if not long_ones:
        return whole
    before = (whole.start, max(whole.start, long_ones[0].start))
    outsides = [before, (min(long_ones[-1].end, whole.end), whole.end)]
    start, end = max(outsides, key=lambda outside: outside[1] - outside[0])
    words = text[start:end].split()
    only_speaker = bool(words) and (words[-1].rstrip(",:") in SAYING_VERBS or words[0] in SAYING_VERBS)
    return trim_clause(text, start, end) if len(words) > _BESIDE_WORDS and not only_speaker else None
