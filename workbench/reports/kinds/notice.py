"""The correction notice for readers: what was wrong, what it says now, and when that was found."""

from collections.abc import Iterator

from workbench.domain.claim import context_of
from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.span import Span
from workbench.reports.kinds.codes import corrections
from workbench.reports.kinds.shared_lines import Spot, dated, moment, source_line, title_of, to_correct, wordings
from workbench.reports.typeset.model import (
    Entry,
    Facts,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    Style,
    Words,
    line,
)
from workbench.text.counting import counted

LONGEST_CHANGE = 2_000
"""Characters by which a corrected passage may be longer than what it replaced."""


def correction_notice(report: Report) -> Paper:
    """The notice: each claim found wrong and each slip with a suggested wording, beside what the text says now."""
    revised = report.revised
    wrong = [spot for spot in to_correct(report) if isinstance(spot, ReportedClaim) or spot.flag.suggestion]
    entries = tuple(_entry(number, spot, report) for number, spot in enumerate(wrong, 1))
    sections = (
        Section("corrected", "What was wrong", entries or (Paragraph(line("No errors were found.")),)),
        Section("open", "Still open", (Paragraph(line(_open(report))),)),
        corrections(report),
    )
    changed = (
        f"Corrected text: “{revised.title}”, {revised.published or revised.added_at}, SHA-256 {revised.sha256}."
        if revised
        else "The text has not been changed yet."
    )
    about = (dated(report), line(changed))
    return Paper(kind="Correction", title=title_of(report), about=about, sections=sections, made_at=report.made_at)


def now_reads(quote: str, around: tuple[str, str], text: str) -> str:
    """What `text` says in the place where it said `quote` between the words `around`; empty where it cannot be found.

    >>> now_reads("36%", ("In France ", " agreed."), "In France 26% agreed. All did.")
    '26%'
    """
    before, after = around
    start = text.find(before)
    if not before.strip() or start < 0 or text.find(before, start + 1) >= 0:
        return ""
    start += len(before)
    last = start + len(quote) + LONGEST_CHANGE
    end = text.find(after, start, last) if after else len(text)
    return text[start:end].strip() if 0 <= end <= last else ""


def _entry(number: int, spot: Spot, report: Report) -> Entry:
    told = spot.claim if isinstance(spot, ReportedClaim) else spot.flag
    rows = _of_claim(spot) if isinstance(spot, ReportedClaim) else _of_flag(spot)
    now = _now(told.quote, told.span, report)
    blocks = (Quotation(told.quote, report.review.article.language), Facts((*now, *rows)))
    return Entry(f"{number}. The text said", blocks)


def _now(quote: str, span: Span, report: Report) -> tuple[tuple[str, Line], ...]:
    if report.revised is None:
        return ()
    reads = now_reads(quote, context_of(report.review.article.text, span), report.revised.text)
    if reads == quote:
        return (("It says now", line("unchanged: this has not been corrected yet")),)
    told = Words(reads, Style.QUOTED) if reads else "the passage was rewritten or cut; see the corrected text"
    return (("It says now", line(told)),)


def _of_claim(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    verdict = claim.verdict
    if verdict:
        why = f": {verdict.rationale or _meaning(claim)}"
        yield "What was wrong", line(Words(str(claim.status), Style.STRONG), why)
        yield "Found on", line(f"{moment(verdict.decided_at)} by {verdict.reviewer}")
    yield from (("It should read", told) for told in wordings(claim))
    for support in claim.supports:
        yield "Source", source_line(support)


def _meaning(claim: ReportedClaim) -> str:
    return claim.label.meaning if claim.label else ""


def _of_flag(flag: ReportedFlag) -> Iterator[tuple[str, Line]]:
    yield "What was wrong", line(flag.flag.message)
    yield "It should read", line(Words(flag.flag.suggestion, Style.QUOTED))
    yield "Found on", line(f"{moment(flag.decided_at)} by {flag.reviewer}")


def _open(report: Report) -> str:
    claims = f"{len(report.open_claims)} of {counted(len(report.claims), 'claim')}"
    flags = f"{len(report.open_flags)} of {counted(len(report.flags), 'flag')}"
    return f"{claims} and {flags} are not decided yet."
