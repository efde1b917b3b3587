"""What the article pane shows, as plain data; offsets are cut here, in code points."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from workbench.domain.claim import Claim, ClaimUnit
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.reports.escaping import show_hidden
from workbench.text.document import Paragraph
from workbench.text.layout.paragraphs import paragraphs_of

_CAPTIONS: Final = frozenset({"picture credit", "picture caption", "byline", "publication line"})
_OPENING = re.compile(r"(?<!\S)[“„«‹‘\"']+\Z")


def pane_claims(review: Review) -> list[dict[str, Any]]:
    """Return the number, flags and card of each claim and part, in reading order; a part names its statement.

    They stay while the article and its flags do.
    """
    cards = []
    for place, statement in enumerate(review.claims, 1):
        cards.append(_card(statement, place=_place(statement.number, place, of=len(review.claims))))
        for part in statement.parts:
            place_of_part = f"Part {part.number} of claim {statement.number}"
            cards.append(_card(part, place=place_of_part) | {"of": statement.claim.id})
    return cards


def _card(reviewed: ReviewedClaim, *, place: str) -> dict[str, Any]:
    return {
        "id": reviewed.claim.id,
        "n": reviewed.number,
        "place": place,
        "flags": len(reviewed.flag_ids),
        "start": reviewed.claim.start,
        "end": reviewed.claim.end,
        "quote": show_hidden(reviewed.claim.quote),
        "about": [show_hidden(line) for line in _about(reviewed.claim)],
    }


def _place(number: str, place: int, *, of: int) -> str:
    """Return a claim's name, with its position among all claims where the number alone does not show it."""
    return f"Claim {number} of {of}" if number == str(place) else f"Claim {number} ({place} of {of})"


def _about(claim: Claim) -> Iterator[str]:
    """Yield what a claim is, who says it and why it is worth checking, line by line."""
    if claim.standalone and claim.standalone != claim.quote:
        yield f"In context: {claim.standalone}"
    said = [f"said by {claim.claimant}"] if claim.claimant else []
    yield " · ".join([claim.kind.value, *said, f"check-worthiness {claim.worthiness:.2f}"])
    if claim.cues:
        yield f"Signals: {', '.join(claim.cues)}"
    if not claim.checkable:
        yield f"Not checkable: {claim.reason}"


def pane_paragraphs(review: Review) -> list[dict[str, Any]]:
    """Return the article line by line, each with its start and role and cut into runs under the same claims and flags.

    The bullet or number of a list is a run of its own, the `lead`.
    """
    text = review.article.text
    known = {text.rfind("\n", 0, paragraph.start) + 1: paragraph for paragraph in paragraphs_of(text)}
    cuts = _Cuts(review, leads=[one.start for one in known.values() if one.role == "bullet"])
    paragraphs: list[dict[str, Any]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            role = _role(line, known.get(start), is_first=not paragraphs)
            runs = _runs(cuts, start, end)
            if role == "item":
                _mark_lead(runs, known[start].start - start)
            paragraphs.append({"start": start, "role": role, "runs": runs})
        start = end + 1
    return paragraphs


def _mark_lead(runs: list[dict[str, Any]], length: int) -> None:
    """Mark the runs within the first `length` characters of an item, its bullet or number, unless a claim is there."""
    for run in runs:
        length -= len(run["text"])
        if length < 0 or "claim" in run:
            return
        run["lead"] = True


def _role(line: str, known: Paragraph | None, *, is_first: bool) -> str:
    """Return how the line is drawn: as title, heading, item, row of a table, caption, furniture or text."""
    if "\t" in line.strip():
        return "row"
    role = known.role if known else "body"
    if role == "headline" and is_first:
        return "title"
    if known and role == "boilerplate":
        return "caption" if known.reason in _CAPTIONS else "furniture"
    return {"headline": "heading", "bullet": "item"}.get(role, "text")


class _Cuts:
    """Where runs begin and end, and what lies over each."""

    def __init__(self, review: Review, *, leads: Iterable[int] = ()) -> None:
        self.text = review.article.text
        flags = [reviewed for reviewed in review.flags if reviewed.status != "dismissed"]
        claims = review.all_claims
        edges = {edge for c in claims for edge in (c.claim.start, c.claim.end)}
        edges |= {edge for f in flags for edge in (f.flag.start, f.flag.end)}
        uncovered = review.coverage.uncovered
        edges |= {edge for span in uncovered for edge in (span.start, span.end)}
        self.edges = sorted(edges | set(leads))
        self.ends = {c.claim.end for c in claims} | {f.flag.end for f in flags} | {s.end for s in uncovered}
        self.claims = sorted(claims, key=lambda c: (c.claim.start, -c.claim.end))
        self.flags = sorted(flags, key=lambda f: f.flag.start)
        self.uncovered = uncovered
        self.next_edge = self.next_claim = self.next_flag = self.next_uncovered = 0
        self.live: list[ReviewedClaim] = []
        self.live_flags: list[ReviewedFlag] = []

    def is_uncovered(self, start: int) -> bool:
        """Return whether nothing accounts for the words at `start`; runs are asked for in reading order."""
        while self.next_uncovered < len(self.uncovered) and self.uncovered[self.next_uncovered].end <= start:
            self.next_uncovered += 1
        following = self.uncovered[self.next_uncovered : self.next_uncovered + 1]
        return any(span.start <= start for span in following)

    def opens(self, start: int, end: int) -> bool:
        """Return whether `start` to `end` is only the quotation mark that opens what follows."""
        return end not in self.ends and _OPENING.match(self.text, start, end) is not None


def _runs(cuts: _Cuts, start: int, end: int) -> list[dict[str, Any]]:
    """Return the runs of one line; lines are asked for in reading order."""
    while cuts.next_edge < len(cuts.edges) and cuts.edges[cuts.next_edge] <= start:
        cuts.next_edge += 1
    bounds = [start]
    while cuts.next_edge < len(cuts.edges) and cuts.edges[cuts.next_edge] < end:
        bounds.append(cuts.edges[cuts.next_edge])
        cuts.next_edge += 1
    runs, opening = [], ""
    for a, b in zip(bounds, [*bounds[1:], end], strict=True):
        if b < end and cuts.opens(a, b):
            opening += cuts.text[a:b]
            continue
        runs.append(_run(cuts, a, b, opening=opening))
        opening = ""
    return runs


def _run(cuts: _Cuts, start: int, end: int, *, opening: str) -> dict[str, Any]:
    """Return the run from `start` to `end`, preceded by its `opening` quotation mark."""
    begins: list[Claim] = []
    cuts.live = [c for c in cuts.live if c.claim.end > start]
    while cuts.next_claim < len(cuts.claims) and cuts.claims[cuts.next_claim].claim.start <= start:
        reviewed = cuts.claims[cuts.next_claim]
        cuts.next_claim += 1
        if reviewed.claim.end > start:
            cuts.live.append(reviewed)
            begins += [reviewed.claim] if reviewed.claim.unit is ClaimUnit.STATEMENT else []
    cuts.live_flags = [f for f in cuts.live_flags if f.flag.end > start]
    while cuts.next_flag < len(cuts.flags) and cuts.flags[cuts.next_flag].flag.start <= start:
        cuts.live_flags.append(cuts.flags[cuts.next_flag])
        cuts.next_flag += 1
    flags = [f.flag for f in cuts.live_flags if f.flag.start <= start < f.flag.end]
    statements = (c for c in cuts.live if c.claim.unit is ClaimUnit.STATEMENT)
    innermost = min(statements, key=lambda c: c.claim.end - c.claim.start, default=None)
    run: dict[str, Any] = {"text": opening + cuts.text[start:end]}
    if innermost:
        run["claim"] = innermost.claim.id
        run["all"] = [reviewed.claim.id for reviewed in cuts.live]
    if begins:
        run["begins"] = [claim.id for claim in begins]
    if flags:
        run["flags"] = [f"{flag.severity}: {flag.message}" for flag in flags]
        run["note"] = next((flag.message for flag in flags if flag.start == start), "")
        run["severity"] = min((flag.severity.value for flag in flags), key=["error", "warning", "note"].index)
    if cuts.is_uncovered(start):
        run["uncovered"] = True
    return run
