"""The article as a Word document, with each verdict and flag as a comment at its exact words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.review import Support
from workbench.reports.editable.references import NO_VERDICT, with_reference
from workbench.reports.editable.tracked_changes import (
    MOMENT,
    Mark,
    PendingChanges,
    Piece,
    TrackedChange,
    mark_changes,
    proposed_changes,
)
from workbench.reports.kinds.both_verdicts import finding_status
from workbench.reports.kinds.shared_lines import source_line
from workbench.reports.segments import Segment, split_into_segments
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


def as_commented_word(report: Report, paper: Paper) -> bytes:
    """Render the article with comments: verdict, rationale and sources at a claim, message and suggestion at a flag.

    Right wordings and accepted suggestions are tracked changes beside them, to accept or reject.
    The first comment says how to answer, and the last line of each identifies its subject, so
    that the edited document can be read back. The other sections of
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
    written = _write_runs(document, report, writer)
    runs = written.by_subject
    _add_comment(document, written.first, author=MACHINE_AUTHOR, at=report.made_at, text=_instructions(report))
    for claim in report.claims:
        graver = claim.findings[0].verdict if claim.findings else None
        decision = graver or claim.verdict or claim.attribution
        author, at = (decision.reviewer, decision.decided_at) if decision else (MACHINE_AUTHOR, report.made_at)
        if decision or claim.contested:
            _add_comment(document, runs.get(id(claim)), author=author, at=at, text=_claim_comment(claim))
    for flag in report.flags:
        if flag.status != "dismissed":
            author, at = flag.reviewer or MACHINE_AUTHOR, flag.decided_at or report.made_at
            _add_comment(document, runs.get(id(flag)), author=author, at=at, text=_flag_comment(flag))
    mark_changes([(run, mark, xml_text(change.author), change.at) for run, mark, change in written.changed])


@dataclass(slots=True)
class _WrittenRuns:
    """The runs of the article: of each claim and flag by the `id()` of that object, the first, those under a change."""

    by_subject: dict[int, list[Run]] = field(default_factory=dict)
    first: list[Run] = field(default_factory=list)
    changed: list[tuple[Run, Mark, TrackedChange]] = field(default_factory=list)


def _write_runs(document: Document, report: Report, writer: Writer) -> _WrittenRuns:
    """Write the article, a paragraph for each line, in runs that end where a claim, a flag or a change does."""
    element = writer.new_paragraph()
    written = _WrittenRuns()
    for segment, piece in _split_article(report):
        if piece is None:
            element = writer.new_paragraph()
            continue
        run = Run(element.add_r(), Paragraph(element, document))
        run.text = xml_text(piece.text)
        written.first = written.first or [run]
        if piece.mark and piece.change:
            written.changed.append((run, piece.mark, piece.change))
        for reported in (*segment.claims, *segment.flags):
            written.by_subject.setdefault(id(reported), []).append(run)
    return written


def _split_article(report: Report) -> Iterator[tuple[Segment, Piece | None]]:
    """Yield the pieces of the article, each with its segment; None where a line ends."""
    pending = PendingChanges(proposed_changes(report))
    place = 0
    for segment in split_into_segments(report.review.article.text, report.claims, report.flags):
        for line_number, words in enumerate(segment.text.split("\n")):
            if line_number:
                yield segment, None
                place += 1
            for piece in pending.split(words, place):
                yield segment, piece
            place += len(words)


def _add_comment(document: Document, runs: Sequence[Run] | None, *, author: str, at: str, text: str) -> None:
    """Add a comment on `runs`; the library's own method searches all comments for each new one."""
    if not runs:
        return
    comments = document.part._comments_part.element  # noqa: SLF001 - see above
    number = len(comments)
    initials = "".join(word[0] for word in author.split()[:3]).upper()
    attributes = {"w:id": str(number), "w:author": xml_text(author), "w:initials": xml_text(initials)}
    attributes |= {"w:date": at} if MOMENT.fullmatch(at) else {}
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
        "Words struck out and put in are right wordings that the desk proposes: accept or reject each.",
        'Whether a quotation was said is a verdict of its own: "Was it said: wrong" in place of "Verdict: ...".',
        'For the right wording add a line "Should read: ..." with the whole statement.',
        f"Verdicts: {labels}.",
        "Any other comment is passed on unchanged.",
        "Leave the lines in square brackets: they say which claim and which verdict a comment is about.",
    )
    return with_reference(xml_text("\n".join(lines)), report.review.article.id, report.made_at)


def _claim_comment(claim: ReportedClaim) -> str:
    verdict = claim.verdict
    status = finding_status(claim)
    lines = [f"Claim {claim.number}: {status.mark} {status.name}"]
    if claim.stale_because:
        lines.append(f"Stale: {claim.stale_because}")
    if verdict and status.name != claim.status:
        lines.append(f"Is it true: {verdict.label}. {verdict.rationale}".strip())
    elif verdict and verdict.rationale:
        lines.append(verdict.rationale)
    if claim.should_read:
        lines.append(f"Should read: {claim.should_read}")
    lines += claim.in_conflict.splitlines()
    if claim.attribution:
        lines.append(f"Was it said: {claim.attribution.label}. {claim.attribution.rationale}".strip())
    text = "\n".join([*lines, *map(_source_text, claim.supports), PROPOSAL])
    on_content, on_attribution = (ids.split() for ids in claim.verdict_ids)
    return with_reference(xml_text(text), claim.claim.id, *(on_content or [NO_VERDICT]), *on_attribution)


def _flag_comment(flag: ReportedFlag) -> str:
    lines = [f"Flag {flag.flag.rule} ({flag.flag.severity}, {flag.status}): {flag.flag.message}"]
    if flag.flag.suggestion:
        lines.append(f"Suggested: {flag.flag.suggestion}")
    if flag.reason:
        lines.append(flag.reason)
    return with_reference(xml_text("\n".join(lines)), flag.flag.id)


def _source_text(support: Support) -> str:
    return f"Source ({support.evidence.stance.in_words}): {''.join(map(inline_text, source_line(support)))}"
