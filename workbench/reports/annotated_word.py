"""The article as a Word document, with each verdict and flag as a comment at its exact words."""

import re
from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.review import Support
from workbench.reports.editable.references import NO_VERDICT, with_reference
from workbench.reports.kinds.shared_lines import source_line
from workbench.reports.segments import split_into_segments
from workbench.reports.typeset.model import Paper, line
from workbench.reports.typeset.word_document import (
    MACHINE_AUTHOR,
    Writer,
    document_bytes,
    inline_text,
    new_document,
    xml_text,
)

PROPOSAL: Final = 'To change this, reply with a line "Verdict: ..." and below it "Reason: ...".'
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def as_commented_word(report: Report, paper: Paper) -> bytes:
    """Render the article with comments: verdict, rationale and sources at a claim, message and suggestion at a flag.

    The first comment says how to answer, and the last line of each identifies its
    subject, so that the edited document can be read back. The other sections of
    `paper` follow the text. Text from outside never becomes a field, link or macro.
    """
    document = new_document(paper)
    writer = Writer(document)
    _write_article(document, report, writer)
    writer.write("Title", line(paper.kind))
    for about_line in paper.about:
        writer.write("Normal", about_line)
    writer.write_sections(section for section in paper.sections if section.anchor != "text")
    return document_bytes(document)


def _write_article(document: Document, report: Report, writer: Writer) -> None:
    runs, first = _write_runs(document, report, writer)
    _add_comment(document, first, author=MACHINE_AUTHOR, at=report.made_at, text=_instructions(report))
    for claim in report.claims:
        decision = claim.verdict or claim.attribution
        author, at = (decision.reviewer, decision.decided_at) if decision else (MACHINE_AUTHOR, report.made_at)
        if decision or claim.contested:
            _add_comment(document, runs.get(id(claim)), author=author, at=at, text=_claim_comment(claim))
    for flag in report.flags:
        if flag.status != "dismissed":
            author, at = flag.reviewer or MACHINE_AUTHOR, flag.decided_at or report.made_at
            _add_comment(document, runs.get(id(flag)), author=author, at=at, text=_flag_comment(flag))


def _write_runs(document: Document, report: Report, writer: Writer) -> tuple[dict[int, list[Run]], list[Run]]:
    """Write the article; return the runs of each claim and flag by the `id()` of that object, and the first run."""
    element = writer.new_paragraph()
    runs: dict[int, list[Run]] = {}
    first: list[Run] = []
    for segment in split_into_segments(report.review.article.text, report.claims, report.flags):
        for line_number, words in enumerate(segment.text.split("\n")):
            element = writer.new_paragraph() if line_number else element
            run = Run(element.add_r(), Paragraph(element, document))
            run.text = xml_text(words)
            first = first or [run]
            for reported in (*segment.claims, *segment.flags):
                runs.setdefault(id(reported), []).append(run)
    return runs, first


def _add_comment(document: Document, runs: Sequence[Run] | None, *, author: str, at: str, text: str) -> None:
    """Add a comment on `runs`; the library's own method searches all comments for each new one."""
    if not runs:
        return
    comments = document.part._comments_part.element  # noqa: SLF001 - see above
    number = len(comments)
    initials = "".join(word[0] for word in author.split()[:3]).upper()
    attributes = {"w:id": str(number), "w:author": xml_text(author), "w:initials": xml_text(initials)}
    attributes |= {"w:date": at} if _MOMENT.fullmatch(at) else {}
    comment = OxmlElement("w:comment", attrs={qn(name): value for name, value in attributes.items()})
    for text_line in text.split("\n"):
        run = OxmlElement("w:r")
        run.text = text_line
        paragraph = OxmlElement("w:p")
        paragraph.append(run)
        comment.append(paragraph)
    comments.append(comment)
    runs[0].mark_comment_range(runs[-1], number)


def _instructions(report: Report) -> str:
    labels = ", ".join(str(label.name) for label in report.labels)
    lines = (
        "How to answer in this file: reply to a claim's comment, or comment at the words of a claim.",
        'For a verdict write a line such as "Verdict: disputed" and below it "Reason: ..." with the reason.',
        'For the right wording add a line "Should read: ..." with the whole statement.',
        f"Verdicts: {labels}.",
        "Any other comment is passed on unchanged.",
        "Leave the lines in square brackets: they say which claim and which verdict a comment is about.",
    )
    return with_reference(xml_text("\n".join(lines)), report.review.article.id, report.made_at)


def _claim_comment(claim: ReportedClaim) -> str:
    verdict = claim.verdict
    lines = [f"Claim {claim.number}: {claim.mark} {claim.status}"]
    if claim.stale_because:
        lines.append(f"Stale: {claim.stale_because}")
    if verdict and verdict.rationale:
        lines.append(verdict.rationale)
    if claim.should_read:
        lines.append(f"Should read: {claim.should_read}")
    lines += claim.in_conflict.splitlines()
    if claim.attribution:
        lines.append(f"Was it said: {claim.attribution.label}. {claim.attribution.rationale}".strip())
    text = "\n".join([*lines, *map(_source_text, claim.supports), PROPOSAL])
    ids = claim.verdict_ids[0].split()
    return with_reference(xml_text(text), claim.claim.id, *(ids or [NO_VERDICT]))


def _flag_comment(flag: ReportedFlag) -> str:
    lines = [f"Flag {flag.flag.rule} ({flag.flag.severity}, {flag.status}): {flag.flag.message}"]
    if flag.flag.suggestion:
        lines.append(f"Suggested: {flag.flag.suggestion}")
    if flag.reason:
        lines.append(flag.reason)
    return with_reference(xml_text("\n".join(lines)), flag.flag.id)


def _source_text(support: Support) -> str:
    return f"Source ({support.evidence.stance.in_words}): {''.join(map(inline_text, source_line(support)))}"
