"""Split the article's text where claims and flags start and end, so that any format can mark them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.report import ReportedClaim, ReportedFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text under the same claims and flags; `begins` are the claims that start here."""

    text: str
    claims: tuple[ReportedClaim, ...]
    begins: tuple[ReportedClaim, ...]
    flags: tuple[ReportedFlag, ...]


def split_into_segments(text: str, claims: Sequence[ReportedClaim], flags: Sequence[ReportedFlag]) -> list[Segment]:
    """Split `text` into runs, in order; joined they are the text again."""
    cuts = {0, len(text)}
    for reported_claim in claims:
        cuts |= {reported_claim.claim.start, reported_claim.claim.end}
    for reported_flag in flags:
        cuts |= {reported_flag.flag.start, reported_flag.flag.end}
    bounds = sorted(cuts)
    claims_by_start = _by_start(claims)
    flags_by_start: dict[int, list[ReportedFlag]] = {}
    for reported_flag in flags:
        flags_by_start.setdefault(reported_flag.flag.start, []).append(reported_flag)
    segments, open_claims, open_flags = [], list[ReportedClaim](), list[ReportedFlag]()
    for start, end in itertools.pairwise(bounds):
        begins = claims_by_start.get(start, [])
        open_claims = [claim for claim in open_claims if claim.claim.end > start] + begins
        open_flags = [flag for flag in open_flags if flag.flag.end > start] + flags_by_start.get(start, [])
        segments.append(
            Segment(text=text[start:end], claims=tuple(open_claims), begins=tuple(begins), flags=tuple(open_flags))
        )
    return segments


def _by_start(claims: Sequence[ReportedClaim]) -> dict[int, list[ReportedClaim]]:
    claims_by_start: dict[int, list[ReportedClaim]] = {}
    for reported_claim in claims:
        claims_by_start.setdefault(reported_claim.claim.start, []).append(reported_claim)
    return claims_by_start
