"""Lines that several kinds of report tell in the same words."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, ReportedStageChange, ReportedVerdict, Support
from workbench.domain.source import Source, Stance
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Asks
from workbench.reports.typeset.model import (
    Bullets,
    Inline,
    Jump,
    Line,
    Link,
    Paragraph,
    Status,
    Style,
    Words,
    joined,
    line,
    linked,
)

Spot = ReportedClaim | ReportedFlag
"""A place in the article that something is told about."""

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ")
FOR_OR_AGAINST: Final = {
    Stance.SUPPORTS: "For",
    Stance.REFUTES: "Against",
    Stance.CONTEXT: "Context",
    Stance.NOT_GIVEN: "Stance not given",
}


def moment(at: str) -> str:
    """A UTC time as people read it; anything else as it is.

    >>> moment("2026-01-02T03:04:05Z")
    '2026-01-02 03:04 UTC'
    """
    return _MOMENT.sub(r"\1 \2 UTC", at)


def status_of(claim: ReportedClaim) -> Status:
    """What stands about a claim, with its sign and colours."""
    return Status(str(claim.status), claim.mark, claim.colour, claim.colour_dark)


def claim_anchor(claim: ReportedClaim) -> str:
    """The anchor of a claim's entry."""
    return f"claim-{claim.number}"


def place_of(spot: Spot) -> str:
    """Line and column, in words."""
    return f"line {spot.line}, column {spot.column}"


def to_correct(report: Report) -> list[Spot]:
    """The claims whose verdict asks for a correction and the accepted flags on none of them, in reading order."""
    claims = report.asking(Asks.CORRECTION)
    told = {flag.flag.id for claim in claims for flag in claim.flags}
    spots: list[Spot] = [*claims, *(flag for flag in report.accepted_flags if flag.flag.id not in told)]
    return sorted(spots, key=lambda spot: (spot.line, spot.column))


def wordings(claim: ReportedClaim) -> Iterator[Line]:
    """What to write instead, for each accepted flag on a claim that suggests something."""
    for flag in claim.flags:
        if flag.flag.suggestion and flag.status == "accepted":
            yield line(Words(flag.flag.suggestion, Style.QUOTED), " for ", Words(flag.flag.quote, Style.QUOTED))


def decided(claim: ReportedClaim) -> Line:
    """Who gave the verdict on a claim's content, and when; nothing while there is none."""
    return answered(claim.verdict.reviewer, claim.verdict.decided_at) if claim.verdict else ()


def second_check(claim: ReportedClaim) -> Line:
    """Who signed the verdict off and when, that nobody has to, or how far the claim has come."""
    signed = claim.signed_off
    if claim.state is Stage.DECIDED:
        return line("none: checked by one person")
    return answered(signed.reviewer, signed.moved_at) if signed else line(f"not signed off ({claim.state})")


def move_line(told: ReportedStageChange) -> Line:
    """A step of a claim over the desk: to what, by whom, why; struck where it was taken back."""
    move = told.move
    state = Words(move.state, Style.STRUCK if told.retracted else Style.PLAIN)
    taken_back = " (taken back)" if told.retracted else ""
    to = f" to {move.assignee}" if move.assignee else ""
    note = f": {move.note}" if move.note else ""
    return line(state, f"{to}{taken_back}, moved by {move.reviewer}{note}")


def answered(by: str, at: str) -> Line:
    """Who decided, and when."""
    return line(f"{by}, {moment(at)}")


def said_by(claim: ReportedClaim, report: Report) -> Line:
    """Who says it, and where: the claimant where there is one, the article with its byline and date."""
    article = report.review.article
    who = claim.claim.claimant or article.byline or "the article itself"
    where = f"in “{article.title}”" if article.title else "in the article"
    return joined([Words(who), Words(where), Words(published(report)), _origin(report)])


def published(report: Report) -> str:
    """When the article was published, in words."""
    day = report.review.article.published
    return f"published {day}" if day else "date of publication not given"


def _origin(report: Report) -> Inline | None:
    """The address the article came from; nothing where it came from a file."""
    origin = linked(report.review.article.origin, report.review.article.origin)
    return origin if isinstance(origin, Link) else None


def source_line(support: Support) -> Line:
    """A source in enough detail to find it again: what, by whom, when, where in it, its words, the archived copy."""
    source, evidence = support.source, support.evidence
    told = joined(
        [
            linked(source.title, source.url),
            Words(source.publisher),
            Words(source.published),
            Words(source.standing.in_words),
            Words(evidence.locator),
            Words(evidence.passage, Style.QUOTED),
            Words(evidence.note),
            Words(source.note),
        ]
    )
    looked = ("; ", support.last_look) if support.last_look else ()
    return line(*told, *_archived(source), *looked)


def _archived(source: Source) -> Line:
    """When and where the archived copy was made, and the hash it is kept under."""
    kept = source.snapshot
    if kept is None:
        return line(Words(" (no archived copy)", Style.QUIET))
    from_elsewhere = (" from ", linked("", kept.final_url)) if kept.final_url not in {"", source.url} else ()
    return line("; archived ", moment(kept.fetched_at), *from_elsewhere, ", SHA-256 ", Words(kept.sha256, Style.EXACT))


def flag_line(flag: ReportedFlag) -> Line:
    """A flag, what it points to, and what was done about it."""
    about = f"{flag.flag.rule} ({flag.flag.severity}), {place_of(flag)}: "
    suggested = f" Suggested: {flag.flag.suggestion}." if flag.flag.suggestion else ""
    answer = f" by {flag.reviewer}, {moment(flag.decided_at)}" if flag.reviewer else ""
    reason = f": {flag.reason}" if flag.reason else ""
    status = ("(", Words(flag.status, Style.STRONG), f"{answer}{reason})")
    return line(about, Words(flag.flag.quote, Style.QUOTED), f": {flag.flag.message}{suggested} ", *status)


def verdict_line(told: ReportedVerdict) -> Line:
    """A verdict in the history of a claim: what, by whom, why; struck where it was taken back."""
    verdict = told.verdict
    label = Words(verdict.label, Style.STRUCK if told.retracted else Style.PLAIN)
    taken_back = " (taken back)" if told.retracted else ""
    why = f": {verdict.rationale}" if verdict.rationale else ""
    return line(label, f"{told.about}{taken_back} by {verdict.reviewer}{why}")


def contested_lines(claim: ReportedClaim) -> Iterator[Line]:
    """What stands beside each other about a claim, a line for each: verdicts, then steps over the desk."""
    for verdict in claim.contested:
        told = verdict_line(ReportedVerdict(verdict=verdict, retracted=False))
        yield line(f"{moment(verdict.decided_at)}: ", *told)
    for move in claim.rivals.moves:
        told = move_line(ReportedStageChange(move=move, retracted=False))
        yield line(f"{moment(move.moved_at)}: ", *told)


def jump_to(claim: ReportedClaim) -> Inline:
    """The name of a claim, leading to its entry; for a page that has one."""
    return Jump(name_of(claim), claim_anchor(claim))


def name_of(claim: ReportedClaim) -> str:
    """What a claim is called."""
    return f"Claim {claim.number}"


def open_lines(report: Report, name: Callable[[ReportedClaim], Inline | str]) -> Iterator[Line]:
    """What nobody has decided: claims, each with its `name`, then flags."""
    for claim in report.open_claims:
        yield line(name(claim), f" ({claim.status}), {place_of(claim)}: ", Words(claim.claim.quote, Style.QUOTED))
        yield from (line(name(claim), ": ", *told) for told in contested_lines(claim))
    for flag in report.open_flags:
        yield line("Flag ", *flag_line(flag))


def title_of(report: Report) -> str:
    """The article's title, or words that say it has none."""
    return report.review.article.title or "Untitled article"


def dated(report: Report) -> Line:
    """When the article was published, and when, by whom and with what the report was made."""
    day = published(report)
    return line(f"{day[0].upper()}{day[1:]}. ", *who_and_when(report))


def who_and_when(report: Report) -> Line:
    """Who made the report, when, with what."""
    return line(f"Made {moment(report.made_at)} by {report.made_by} with workbench {report.version}.")


def listed(lines: tuple[Line, ...], *, empty: str = "Nothing.") -> tuple[Bullets | Paragraph, ...]:
    """The lines as a list, or `empty` where there is none."""
    return (Bullets(lines) if lines else Paragraph(line(empty)),)
