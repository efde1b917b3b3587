"""The correction notice for readers: what was wrong, what it says now, and when that was found."""

from collections.abc import Iterator

from workbench.domain.claim import context_of
from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.span import Span
from workbench.reports.kinds.codes import corrections_section
from workbench.reports.kinds.draft_marks import draft_section
from workbench.reports.kinds.shared_lines import (
    ClaimOrFlag,
    format_time,
    places_to_correct,
    publication_and_report_line,
    source_line,
    title_of,
)
from workbench.reports.kinds.wordings import should_read_lines, suggested_wordings
from workbench.reports.typeset.model import (
    DefinitionList,
    Entry,
    Line,
    Paper,
    Paragraph,
    Quotation,
    Section,
    Style,
    Words,
    line,
)
from workbench.text.counting import plural

LONGEST_CHANGE = 2_000
"""Number of characters by which a corrected passage may be longer than what it replaced."""


def correction_notice_page(report: Report) -> Paper:
    """Lay out the notice: each wrong claim and each error with a suggested wording, beside what the text says now."""
    revised = report.revised
    corrected = [
        reported
        for reported in places_to_correct(report)
        if (reported.faults if isinstance(reported, ReportedClaim) else reported.flag.suggestion)
    ]
    entries = tuple(_entry(number, reported, report) for number, reported in enumerate(corrected, 1))
    sections = (
        *draft_section(report),
        Section("corrected", "What was wrong", entries or (Paragraph(line("No errors were found.")),)),
        Section("open", "Still open", (Paragraph(line(_open_in_words(report))),)),
        corrections_section(report),
    )
    text_status = (
        f"Corrected text: “{revised.title}”, {revised.published or revised.added_at}, SHA-256 {revised.sha256}."
        if revised
        else "The text has not been changed yet."
    )
    about = (publication_and_report_line(report), line(text_status))
    return Paper(
        kind="Correction",
        title=title_of(report),
        about=about,
        sections=sections,
        made_at=report.made_at,
        watermark=report.watermark,
    )


def corrected_wording(quote: str, around: tuple[str, str], text: str) -> str:
    """Return what `text` has between the words `around`, where `quote` was; empty where the place is not found.

    >>> corrected_wording("36%", ("In France ", " agreed."), "In France 26% agreed. All did.")
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


def _entry(number: int, reported: ClaimOrFlag, report: Report) -> Entry:
    subject = reported.claim if isinstance(reported, ReportedClaim) else reported.flag
    rows = _claim_rows(reported) if isinstance(reported, ReportedClaim) else _flag_rows(reported)
    current_wording = _current_wording_rows(subject.quote, subject.span, report)
    blocks = (Quotation(subject.quote, report.review.article.language), DefinitionList((*current_wording, *rows)))
    return Entry(f"{number}. The text said", blocks)


def _current_wording_rows(quote: str, span: Span, report: Report) -> tuple[tuple[str, Line], ...]:
    if report.revised is None:
        return ()
    replacement = corrected_wording(quote, context_of(report.review.article.text, span), report.revised.text)
    if replacement == quote:
        return (("It says now", line("unchanged: this has not been corrected yet")),)
    wording = (
        Words(replacement, Style.QUOTED) if replacement else "the passage was rewritten or cut; see the corrected text"
    )
    return (("It says now", line(wording)),)


def _claim_rows(claim: ReportedClaim) -> Iterator[tuple[str, Line]]:
    for fault in claim.faults:
        yield "What was wrong", line(Words(fault.named, Style.STRONG), f": {fault.reason}")
        yield "Found on", line(f"{format_time(fault.verdict.decided_at)} by {fault.verdict.reviewer}")
    for wording in (*should_read_lines(claim), *suggested_wordings(claim)):
        yield "It should read", wording
    for support in claim.supports:
        yield "Source", source_line(support)


def _flag_rows(flag: ReportedFlag) -> Iterator[tuple[str, Line]]:
    yield "What was wrong", line(flag.flag.message)
    yield "It should read", line(Words(flag.flag.suggestion, Style.QUOTED))
    yield "Found on", line(f"{format_time(flag.decided_at)} by {flag.reviewer}")


def _open_in_words(report: Report) -> str:
    claims = f"{len(report.open_claims)} of {plural(len(report.claims), 'claim')}"
    flags = f"{len(report.open_flags)} of {plural(len(report.flags), 'flag')}"
    return f"{claims} and {flags} are not decided yet."
