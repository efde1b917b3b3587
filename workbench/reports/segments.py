"""The article's text cut where claims begin and end, so that any format can mark them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.report import ReportedClaim, ReportedFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text under the same claims and flags; `begins` are the claims whose first run this is."""

    text: str
    claims: tuple[ReportedClaim, ...]
    begins: tuple[ReportedClaim, ...]
    flags: tuple[ReportedFlag, ...]


def segments_of(text: str, claims: Sequence[ReportedClaim], flags: Sequence[ReportedFlag]) -> list[Segment]:
    """The whole of `text` in runs, in order; joined they are the text again."""
    cuts = {0, len(text)}
    for reported in claims:
        cuts |= {reported.claim.start, reported.claim.end}
    for flagged in flags:
        cuts |= {flagged.flag.start, flagged.flag.end}
    bounds = sorted(cuts)
    starting = _by_start(claims)
    flags_starting: dict[int, list[ReportedFlag]] = {}
    for flagged in flags:
        flags_starting.setdefault(flagged.flag.start, []).append(flagged)
    found, live, live_flags = [], list[ReportedClaim](), list[ReportedFlag]()
    for start, end in itertools.pairwise(bounds):
        begins = starting.get(start, [])
        live = [claim for claim in live if claim.claim.end > start] + begins
        live_flags = [f for f in live_flags if f.flag.end > start] + flags_starting.get(start, [])
        found.append(Segment(text=text[start:end], claims=tuple(live), begins=tuple(begins), flags=tuple(live_flags)))
    return found


def _by_start(claims: Sequence[ReportedClaim]) -> dict[int, list[ReportedClaim]]:
    starting: dict[int, list[ReportedClaim]] = {}
    for reported in claims:
        starting.setdefault(reported.claim.start, []).append(reported)
    return starting
