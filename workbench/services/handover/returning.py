"""Bringing back a report that was edited outside: what it would change, and making the changes a reviewer agrees to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.handover.returned import Answer, Change, Returned
from workbench.domain.review import ClaimStanding, Review
from workbench.domain.verdict import Label, Verdict
from workbench.errors import IntakeError
from workbench.intake.comments import Comment
from workbench.intake.media_types import CSV, DOCX, XLSX, media_type_of
from workbench.services.articles.extracting import extract_comments, extract_dataset
from workbench.services.deciding import decide
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review
from workbench.verdicts.returned import plain, weighed

NEEDED: Final = ("claim", "status", "rationale", "decided_at", "claim_id")
"""Columns of a returned table without which nothing can be told of it."""
_REST: Final = ("Was it said:", "Source (")
"""How the lines of a claim's comment begin that are no part of the rationale."""
_BETWEEN: Final = " :.,;-–—"


def returned(desk: Desk, article_id: str, content: bytes, *, name: str) -> Returned:
    """What the edited report would change; nothing is changed yet.

    `content` is the audit as CSV, Excel workbook or Word document, as the
    workbench wrote it and somebody edited it: the columns `status` and
    `rationale` of a table; answers to comments, or new comments at the words of a
    claim, that begin with a verdict.

    Raises:
        IntakeError: it is none of these, or damaged.
    """
    review = open_review(desk, article_id)
    media_type = media_type_of(content, name)
    if media_type == DOCX:
        comments = extract_comments(content, origin=name)
        return weighed(review, _answers_in(comments, review=review, labels=desk.labels, name=name), desk.labels)
    if media_type not in {XLSX, CSV, "text/plain"}:
        what = "this is no report that can be brought back"
        raise IntakeError(origin=name, what=what, fix="Give the full audit as CSV, Excel or Word.")
    return weighed(review, _rows_of(content, name=name), desk.labels)


def accept(desk: Desk, article_id: str, changes: Iterable[Change], *, name: str, by: str) -> tuple[Verdict, ...]:
    """The verdicts of `changes`, given by `by`, each with an event that names the file, the place and its author.

    Raises DecisionRefusedError where one lacks what its label needs; those before it stand.
    """
    given = []
    for change in changes:
        verdict = decide(desk, article_id, change.claim_id, label=change.label, rationale=change.rationale, by=by)
        note = f"from {name}, {change.where}" + (f", by {change.author}" if change.author else "")
        event = Event(
            id=EventId(desk.new_id("evt")),
            article_id=verdict.article_id,
            subject_id=verdict.id,
            kind=EventKind.RETURNED,
            reviewer=by,
            at=desk.now(),
            note=note,
        )
        desk.store.append([event], by=by)
        given.append(verdict)
    return tuple(given)


def _rows_of(content: bytes, *, name: str) -> Iterator[Answer]:
    """The claims' rows of a table, whatever the order of its columns.

    Raises:
        IntakeError: no sheet is the one with the claims.
    """
    sheets = extract_dataset(content, origin=name).sheets
    sheet = next((one for one in sheets if one.rows and set(NEEDED) <= set(one.rows[0])), None)
    if sheet is None:
        what = f"no sheet has the columns {', '.join(NEEDED)}"
        raise IntakeError(
            origin=name, what=what, fix="Bring back the full audit as it was downloaded, its header kept."
        )
    place = {column: sheet.rows[0].index(column) for column in NEEDED}
    for number, row in enumerate(sheet.rows[1:], 2):
        cells = {column: _bare(row[at]) if at < len(row) else "" for column, at in place.items()}
        if cells["claim_id"]:
            yield _answer_of(cells, where=f"{sheet.name or name} row {number}")


def _bare(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from changing it."""
    return cell.removeprefix("'")


def _answer_of(cells: Mapping[str, str], *, where: str) -> Answer:
    return Answer(
        where=where,
        claim_id=cells["claim_id"],
        words=cells["claim"],
        label=cells["status"],
        rationale=cells["rationale"],
        decided_at=cells["decided_at"],
    )


def _answers_in(comments: Sequence[Comment], *, review: Review, labels: Sequence[Label], name: str) -> Iterator[Answer]:
    """The comments that begin with a verdict: answers to a claim's comment, or comments at a claim's words."""
    for number, comment in enumerate(comments, 1):
        told = _verdict_in(comment.text, labels)
        if told:
            standing = _claim_at(comment.words, review)
            yield Answer(
                where=f"comment {number} in {name}",
                claim_id=standing.claim.id if standing else "",
                words=comment.words,
                label=told[0],
                rationale=told[1],
                decided_at=_written_with(comments, comment, standing) if standing else "",
                author=comment.author,
            )


def _claim_at(words: str, review: Review) -> ClaimStanding | None:
    """The one claim of these words, else the one narrowest claim that holds them; nothing where there are several."""
    wanted = plain(words)
    holding = [standing for standing in review.claims if wanted and wanted in plain(standing.claim.quote)]
    narrowest = min((len(standing.claim.quote) for standing in holding), default=0)
    found = [standing for standing in holding if len(standing.claim.quote) == narrowest]
    return found[0] if len(found) == 1 else None


def _verdict_in(text: str, labels: Sequence[Label]) -> tuple[str, str] | None:
    """The label that `text` begins with, and the rationale after it."""
    for label in sorted(labels, key=lambda label: -len(label.name)):
        bare = text.removeprefix(label.mark).lstrip()
        after = bare[len(label.name) :]
        if bare[: len(label.name)].casefold() == label.name.casefold() and (not after or not after[0].isalnum()):
            return str(label.name), after.lstrip(f"{_BETWEEN}\n").rstrip()
    return None


def _written_with(comments: Sequence[Comment], comment: Comment, standing: ClaimStanding) -> str:
    """When the verdict was given that the answered comment tells; empty where the claim had none."""
    if comment.answers < 0:
        return ""
    _, *lines = comments[comment.answers].text.split("\n")
    rationale = plain(" ".join(takewhile(lambda line: not line.startswith(_REST), lines)))
    told = [verdict.decided_at for verdict in standing.history if plain(verdict.rationale) == rationale]
    return told[-1] if told else ""
