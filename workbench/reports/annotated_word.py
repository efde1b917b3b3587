"""The article as a Word document, each verdict and flag a comment at its exact words."""

import re
from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.domain.report import Report, ReportedClaim, ReportedFlag, Support
from workbench.reports.editable.references import NO_VERDICT, with_reference
from workbench.reports.kinds.shared_lines import source_line
from workbench.reports.segments import segments_of
from workbench.reports.typeset.model import Paper, line
from workbench.reports.typeset.word_document import MACHINE, Writer, new_document, plain, saved, words_of

PROPOSAL: Final = 'To change this, reply with a line "Verdict: ..." and below it "Reason: ...".'
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def as_commented_word(report: Report, paper: Paper) -> bytes:
    """The article's text with comments: verdict, rationale and sources at a claim, message and suggestion at a flag.

    The first comment says how to answer, the last line of each what it is about, so
    that the document can come back. After the text stand the other sections of `paper`. Words from outside are only
    words: no field, link or macro is made of them.
    """
    document = new_document(paper)
    writer = Writer(document)
    _write_article(document, report, writer)
    writer.write("Title", line(paper.kind))
    for told in paper.about:
        writer.write("Normal", told)
    writer.sections(section for section in paper.sections if section.anchor != "text")
    return saved(document)


def _write_article(document: Document, report: Report, writer: Writer) -> None:
    runs, first = _written_runs(document, report, writer)
    _comment(document, first, author=MACHINE, at=report.made_at, text=_how_to(report))
    for claim in report.claims:
        decided = claim.verdict or claim.attribution
        author, at = (decided.reviewer, decided.decided_at) if decided else (MACHINE, report.made_at)
        if decided or claim.contested:
            _comment(document, runs.get(id(claim)), author=author, at=at, text=_told_of_claim(claim))
    for flag in report.flags:
        if flag.status != "dismissed":
            author, at = flag.reviewer or MACHINE, flag.decided_at or report.made_at
            _comment(document, runs.get(id(flag)), author=author, at=at, text=_told_of_flag(flag))


def _written_runs(document: Document, report: Report, writer: Writer) -> tuple[dict[int, list[Run]], list[Run]]:
    """The runs under each claim and flag of the report, by the identity of the claim or flag, and the first run."""
    element = writer.new_paragraph()
    runs: dict[int, list[Run]] = {}
    first: list[Run] = []
    for segment in segments_of(report.review.article.text, report.claims, report.flags):
        for number, words in enumerate(segment.text.split("\n")):
            element = writer.new_paragraph() if number else element
            run = Run(element.add_r(), Paragraph(element, document))
            run.text = plain(words)
            first = first or [run]
            for marked in (*segment.claims, *segment.flags):
                runs.setdefault(id(marked), []).append(run)
    return runs, first


def _comment(document: Document, runs: Sequence[Run] | None, *, author: str, at: str, text: str) -> None:
    """A comment on `runs`; the library's own way looks through all comments for each new one."""
    if not runs:
        return
    comments = document.part._comments_part.element  # noqa: SLF001 - see above
    number = len(comments)
    initials = "".join(word[0] for word in author.split()[:3]).upper()
    told = {"w:id": str(number), "w:author": plain(author), "w:initials": plain(initials)}
    told |= {"w:date": at} if _MOMENT.fullmatch(at) else {}
    comment = OxmlElement("w:comment", attrs={qn(name): value for name, value in told.items()})
    for part in text.split("\n"):
        run = OxmlElement("w:r")
        run.text = part
        paragraph = OxmlElement("w:p")
        paragraph.append(run)
        comment.append(paragraph)
    comments.append(comment)
    runs[0].mark_comment_range(runs[-1], number)


def _how_to(report: Report) -> str:
    labels = ", ".join(str(label.name) for label in report.labels)
    lines = (
        "How to answer in this file: reply to a claim's comment, or comment at the words of a claim.",
        'For a verdict write a line such as "Verdict: disputed" and below it "Reason: ..." with the reason.',
        f"Verdicts: {labels}.",
        "Any other comment is passed on unchanged.",
        "Leave the lines in square brackets: they say which claim and which verdict a comment is about.",
    )
    return with_reference(plain("\n".join(lines)), report.review.article.id, report.made_at)


def _told_of_claim(claim: ReportedClaim) -> str:
    verdict = claim.verdict
    lines = [f"Claim {claim.number}: {claim.mark} {claim.status}"]
    if claim.stale_because:
        lines.append(f"Stale: {claim.stale_because}")
    if verdict and verdict.rationale:
        lines.append(verdict.rationale)
    lines += claim.in_conflict.splitlines()
    if claim.attribution:
        lines.append(f"Was it said: {claim.attribution.label}. {claim.attribution.rationale}".strip())
    text = "\n".join([*lines, *map(_source, claim.supports), PROPOSAL])
    ids = claim.verdict_ids[0].split()
    return with_reference(plain(text), claim.claim.id, *(ids or [NO_VERDICT]))


def _told_of_flag(flag: ReportedFlag) -> str:
    lines = [f"Flag {flag.flag.rule} ({flag.flag.severity}, {flag.status}): {flag.flag.message}"]
    if flag.flag.suggestion:
        lines.append(f"Suggested: {flag.flag.suggestion}")
    if flag.reason:
        lines.append(flag.reason)
    return with_reference(plain("\n".join(lines)), flag.flag.id)


def _source(support: Support) -> str:
    return f"Source ({support.evidence.stance.in_words}): {''.join(map(words_of, source_line(support)))}"
