"""Lines that several kinds of report share."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, ReportedStageChange, ReportedVerdict
from workbench.domain.review import Support
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
    join_inlines,
    line,
    link_or_words,
)

ClaimOrFlag = ReportedClaim | ReportedFlag
"""A claim or a flag: a place in the article that a report has something to say about."""

_UTC_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ")
FOR_OR_AGAINST: Final = {
    Stance.SUPPORTS: "For",
    Stance.REFUTES: "Against",
    Stance.CONTEXT: "Context",
    Stance.NOT_GIVEN: "Stance not given",
}


def format_time(at: str) -> str:
    """Format a UTC time for readers; anything else stays as it is.

    >>> format_time("2026-01-02T03:04:05Z")
    '2026-01-02 03:04 UTC'
    """
    return _UTC_TIME.sub(r"\1 \2 UTC", at)


def status_of(claim: ReportedClaim) -> Status:
    """Return the status of a claim, with its mark and colours."""
    return Status(claim.status, claim.mark, claim.colour, claim.colour_dark)


def claim_anchor(claim: ReportedClaim) -> str:
    """Return the anchor of a claim's entry."""
    return f"claim-{claim.number}"


def place_of(reported: ClaimOrFlag) -> str:
    """Return the line and column, in words."""
    return f"line {reported.line}, column {reported.column}"


def places_to_correct(report: Report) -> list[ClaimOrFlag]:
    """Return the claims that ask for a correction and the accepted flags outside them, in reading order."""
    claims = report.asking(Asks.CORRECTION)
    claim_flags = chain.from_iterable(claim.flags for claim in claims)
    claim_flag_ids = {flag.flag.id for flag in claim_flags}
    to_fix: list[ClaimOrFlag] = [
        *claims,
        *(flag for flag in report.accepted_flags if flag.flag.id not in claim_flag_ids),
    ]
    return sorted(to_fix, key=lambda reported: (reported.line, reported.column))


def decided_line(claim: ReportedClaim) -> Line:
    """Say who gave the verdict on a claim's content, and when; empty while there is none."""
    return who_and_when_line(claim.verdict.reviewer, claim.verdict.decided_at) if claim.verdict else ()


def second_check_line(claim: ReportedClaim) -> Line:
    """Say who signed the verdict off and when, that one person is enough, or what stage the claim is in."""
    sign_off = claim.signed_off
    if claim.state is Stage.DECIDED:
        return line("none: checked by one person")
    return (
        who_and_when_line(sign_off.reviewer, sign_off.moved_at) if sign_off else line(f"not signed off ({claim.state})")
    )


def stage_change_line(reported: ReportedStageChange) -> Line:
    """Describe a stage change of a claim: to what, by whom, why; struck out where it was taken back."""
    move = reported.move
    state = Words(move.state, Style.STRUCK if reported.retracted else Style.PLAIN)
    taken_back = " (taken back)" if reported.retracted else ""
    assignee = f" to {move.assignee}" if move.assignee else ""
    note = f": {move.note}" if move.note else ""
    return line(state, f"{assignee}{taken_back}, moved by {move.reviewer}{note}")


def who_and_when_line(by: str, at: str) -> Line:
    """Say who decided, and when."""
    return line(f"{by}, {format_time(at)}")


def said_by_line(claim: ReportedClaim, report: Report) -> Line:
    """Say who makes the claim, and where: the claimant where there is one, the article with its byline and date."""
    article = report.review.article
    speaker = claim.claim.claimant or article.byline or "the article itself"
    place = f"in “{article.title}”" if article.title else "in the article"
    return join_inlines([Words(speaker), Words(place), Words(publication_in_words(report)), _origin_link(report)])


def publication_in_words(report: Report) -> str:
    """Say when the article was published, in words."""
    day = report.review.article.published
    return f"published {day}" if day else "date of publication not given"


def _origin_link(report: Report) -> Inline | None:
    """Return a link to the address of the article; None where it came from a file."""
    origin = link_or_words(report.review.article.origin, report.review.article.origin)
    return origin if isinstance(origin, Link) else None


def source_line(support: Support) -> Line:
    """Describe a source in enough detail to find it: what, by whom, when, where in it, its words, the archived copy."""
    source, evidence = support.source, support.evidence
    details = join_inlines(
        [
            link_or_words(source.title, source.url),
            *map(Words, source.shown_details),
            Words(source.standing.in_words),
            Words(evidence.locator),
            Words(evidence.passage, Style.QUOTED),
            Words(evidence.note),
            Words(source.note),
        ]
    )
    last_look = ("; ", support.last_look) if support.last_look else ()
    return line(*details, *_archive_line(source), *last_look)


def _archive_line(source: Source) -> Line:
    """Say when and from where the archived copy was made, and the hash it is kept under."""
    snapshot = source.snapshot
    if snapshot is None:
        return line(Words(" (no archived copy)", Style.QUIET))
    from_elsewhere = (
        (" from ", link_or_words("", snapshot.final_url)) if snapshot.final_url not in {"", source.url} else ()
    )
    return line(
        "; archived ",
        format_time(snapshot.fetched_at),
        *from_elsewhere,
        ", SHA-256 ",
        Words(snapshot.sha256, Style.EXACT),
    )


def flag_line(flag: ReportedFlag) -> Line:
    """Describe a flag, what it points to, and what was done about it."""
    place = f"{flag.flag.rule} ({flag.flag.severity}), {place_of(flag)}: "
    suggested = f" Suggested: {flag.flag.suggestion}." if flag.flag.suggestion else ""
    decision = f" by {flag.reviewer}, {format_time(flag.decided_at)}" if flag.reviewer else ""
    reason = f": {flag.reason}" if flag.reason else ""
    status = ("(", Words(flag.status, Style.STRONG), f"{decision}{reason})")
    return line(place, Words(flag.flag.quote, Style.QUOTED), f": {flag.flag.message}{suggested} ", *status)


def verdict_line(reported: ReportedVerdict) -> Line:
    """Describe a verdict in the history of a claim: what, by whom, why; struck out where it was taken back."""
    verdict = reported.verdict
    label = Words(verdict.label, Style.STRUCK if reported.retracted else Style.PLAIN)
    taken_back = " (taken back)" if reported.retracted else ""
    why = f": {verdict.rationale}" if verdict.rationale else ""
    return line(label, f"{reported.about}{taken_back} by {verdict.reviewer}{why}")


def contested_lines(claim: ReportedClaim) -> Iterator[Line]:
    """Yield a line for each record in conflict about a claim: verdicts, then stage changes."""
    for verdict in claim.contested:
        text = verdict_line(ReportedVerdict(verdict=verdict, retracted=False))
        yield line(f"{format_time(verdict.decided_at)}: ", *text)
    for move in claim.rivals.moves:
        text = stage_change_line(ReportedStageChange(move=move, retracted=False))
        yield line(f"{format_time(move.moved_at)}: ", *text)


def claim_link(claim: ReportedClaim) -> Inline:
    """Return the name of a claim as a link to its entry, for a page that has one."""
    return Jump(claim_name(claim), claim_anchor(claim))


def claim_name(claim: ReportedClaim) -> str:
    """Return the name of a claim, such as "Claim 3"."""
    return f"Claim {claim.number}"


def open_lines(report: Report, name: Callable[[ReportedClaim], Inline | str]) -> Iterator[Line]:
    """Yield what is not decided: claims, each with its `name`, then flags."""
    for claim in report.open_claims:
        yield line(name(claim), f" ({claim.status}), {place_of(claim)}: ", Words(claim.claim.quote, Style.QUOTED))
        for contested in contested_lines(claim):
            yield line(name(claim), ": ", *contested)
    for flag in report.open_flags:
        yield line("Flag ", *flag_line(flag))


def title_of(report: Report) -> str:
    """Return the article's title, or words that say it has none."""
    return report.review.article.title or "Untitled article"


def publication_and_report_line(report: Report) -> Line:
    """Say when the article was published, and when, by whom and with what the report was made."""
    publication = publication_in_words(report)
    return line(f"{publication[0].upper()}{publication[1:]}. ", *report_made_line(report))


def report_made_line(report: Report) -> Line:
    """Say who made the report, when, and with what."""
    return line(f"Made {format_time(report.made_at)} by {report.made_by} with workbench {report.version}.")


def list_or_paragraph(lines: tuple[Line, ...], *, empty: str = "Nothing.") -> tuple[Bullets | Paragraph, ...]:
    """Return the lines as a list, or `empty` where there is none."""
    return (Bullets(lines) if lines else Paragraph(line(empty)),)
