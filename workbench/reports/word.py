"""The article as a Word document, each verdict and flag a comment at its exact words."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.inert import visible, whole
from workbench.reports.segments import segments_of

MACHINE: Final = "workbench"


def as_word(report: Report) -> bytes:
    """The article's text with comments: verdict, rationale and sources at a claim, message and suggestion at a flag.

    After the text stand coverage, what is open and the claims' history. Words
    from outside are only words: no field, link or macro is made of them.
    """
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments = f"Fact-check: {_plain(report.review.article.title)}", MACHINE, ""
    _write_article(document, report)
    document.add_heading("Fact-check", level=1)
    for line in _summary(report):
        document.add_paragraph(line)
    _write_open(document, report)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _write_article(document: Document, report: Report) -> None:
    runs = _written_runs(document, report)
    for claim in report.claims:
        if claim.verdict or claim.attribution:
            _comment(document, runs.get(id(claim)), author=_author_of(claim), lines=_told_of_claim(claim))
    for flag in report.flags:
        if flag.status != "dismissed":
            _comment(document, runs.get(id(flag)), author=flag.reviewer or MACHINE, lines=_told_of_flag(flag))


def _written_runs(document: Document, report: Report) -> dict[int, list[Run]]:
    """The runs under each claim and flag of the report, by the identity of the claim or flag."""
    paragraph = document.add_paragraph()
    runs: dict[int, list[Run]] = {}
    for segment in segments_of(report.review.article.text, report.claims, report.flags):
        for number, line in enumerate(segment.text.split("\n")):
            paragraph = document.add_paragraph() if number else paragraph
            run = paragraph.add_run(_plain(line))
            for marked in (*segment.claims, *segment.flags):
                runs.setdefault(id(marked), []).append(run)
    return runs


def _comment(document: Document, runs: list[Run] | None, *, author: str, lines: Iterable[str]) -> None:
    """A comment on `runs`; the library's own way looks through all comments for each new one."""
    if not runs:
        return
    comments = document.part._comments_part.element  # noqa: SLF001 - see above
    number = len(comments)
    initials = "".join(word[0] for word in author.split()[:3]).upper()
    told = {"w:id": str(number), "w:author": _plain(author), "w:initials": _plain(initials)}
    comment = OxmlElement("w:comment", attrs={qn(name): value for name, value in told.items()})
    for line in lines:
        for part in _plain(line).split("\n"):
            run = OxmlElement("w:r")
            run.text = part
            paragraph = OxmlElement("w:p")
            paragraph.append(run)
            comment.append(paragraph)
    comments.append(comment)
    runs[0].mark_comment_range(runs[-1], number)


def _author_of(claim: ReportedClaim) -> str:
    decided = claim.verdict or claim.attribution
    return decided.reviewer if decided else MACHINE


def _told_of_claim(claim: ReportedClaim) -> Iterable[str]:
    yield f"Claim {claim.number}: {claim.mark} {claim.status}"
    if claim.stale_because:
        yield f"Stale: {claim.stale_because}"
    if claim.verdict and claim.verdict.rationale:
        yield claim.verdict.rationale
    if claim.attribution:
        yield f"Was it said: {claim.attribution.label}. {claim.attribution.rationale}".strip()
    yield from map(_source, claim.supports)


def _told_of_flag(flag: ReportedFlag) -> Iterable[str]:
    yield f"Flag {flag.flag.rule} ({flag.flag.severity}, {flag.status}): {flag.flag.message}"
    if flag.flag.suggestion:
        yield f"Suggested: {flag.flag.suggestion}"
    if flag.reason:
        yield flag.reason


def _source(support: Support) -> str:
    source, evidence = support.source, support.evidence
    parts = [f"Source ({evidence.stance}): {source.title}", source.publisher, source.published, source.url]
    parts.append(evidence.locator)
    if evidence.passage:
        parts.append(f"“{evidence.passage}”")
    if source.snapshot:
        parts.append(f"archived {source.snapshot.fetched_at}, SHA-256 {source.snapshot.sha256}")
    parts.append(support.last_look)
    return "; ".join(part for part in parts if part)


def _summary(report: Report) -> Iterable[str]:
    article = report.review.article
    yield f"Made {report.made_at} by {_plain(report.made_by)} with workbench {report.version}."
    yield f"Published: {article.published or 'date not given'}. Text SHA-256 {article.sha256}."
    yield f"{report.covered} of {report.sentences} sentences accounted for."
    yield f"Claims: {', '.join(f'{count} {_plain(status)}' for status, count in report.counts) or 'none'}."
    yield f"Reviewers: {', '.join(map(_plain, report.reviewers)) or 'none yet'}."


def _write_open(document: Document, report: Report) -> None:
    document.add_heading("Still open", level=1)
    for claim in report.open_claims:
        text = f"Claim {claim.number}, line {claim.line} ({_plain(claim.status)}): {_plain(claim.claim.quote)}"
        document.add_paragraph(text, style="List Bullet")
    for flag in report.open_flags:
        text = f"Flag {flag.flag.rule}, line {flag.line}: {_plain(flag.flag.message)}"
        document.add_paragraph(text, style="List Bullet")
    if not report.open_claims and not report.open_flags:
        document.add_paragraph("Nothing.")


def _plain(text: str) -> str:
    """`text` as XML can hold it, invisible characters shown."""
    return whole(visible(text))
