"""Bringing back a report that was edited outside: what it would change, and making the changes a reviewer agrees to."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.domain.edited_row import EditedReport, ProposedChange
from workbench.domain.event import EventKind
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.verdict import Channel, Verdict
from workbench.errors import ConflictError, DecisionRefusedError, IntakeError
from workbench.intake.media_types import CSV, DOCX, XLSX, media_type_of
from workbench.review.edited_report import compare_with_review, plain, shortened
from workbench.services.articles.extract_text import extract_comments, extract_whole_dataset
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.desk import Desk
from workbench.services.edited_reports.sources_rows import emptied, is_sources_table, source_table_problems
from workbench.services.edited_reports.table_rows import read_table, rows_in, whole_table_problems
from workbench.services.edited_reports.word_comments import read_comments, references_in
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named

_GIVE: Final = "Choose the full audit as CSV, Excel or Word, or a findings table as CSV."


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedChanges:
    """The verdicts given, what was left because something newer stands, and what was left for another reason."""

    given: tuple[Verdict, ...]
    conflicts: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def read_edited_report(desk: Desk, article_id: str, content: bytes, *, name: str) -> EditedReport:
    """What the edited report would change, and whatever in it is not taken in; nothing is changed yet.

    `content` is the audit as CSV, Excel workbook or Word document, as the
    workbench wrote it and somebody edited it: the columns `status` and
    `rationale` of a table; replies to comments, or comments at the words of a
    claim, with a line `Verdict: wrong`.

    Raises:
        IntakeError: it is none of these, or damaged.
    """
    review = open_review(desk, article_id)
    media_type = media_type_of(content, name)
    if media_type == DOCX:
        return _of_document(desk, review, content, name=name)
    if media_type not in {XLSX, CSV, "text/plain"}:
        what = "this is not a report that can be imported"
        raise IntakeError(origin=name, what=what, fix=_GIVE)
    return _of_table(desk, review, content, name=name)


def apply_changes(
    desk: Desk, article_id: str, changes: Sequence[ProposedChange], *, name: str, by: str
) -> AppliedChanges:
    """Give the verdicts of `changes` as `by`, each with an event that names the file, the place and its author.

    A change is left where another verdict stands now than when it was shown, where it
    lacks what its label needs, or where another of `changes` is about the same claim.

    Raises DecisionRefusedError where nobody is named; nothing is given then.
    """
    check_named(by)
    about = Counter(change.claim_id for change in changes)
    given: list[Verdict] = []
    conflicts: list[Problem] = []
    problems: list[Problem] = []
    for change in changes:
        if about[change.claim_id] > 1:
            what = f"another selected change is also about claim {change.number}"
            problems.append(Problem(where=change.where, what=what, fix="Choose one of them."))
            continue
        try:
            given.append(_give(desk, article_id, change, name=name, by=by))
        except ConflictError as error:
            fix = "Import the file again to see both."
            conflicts.append(Problem(where=change.where, what=f"{error.subject}: {error.conflict}", fix=fix))
        except DecisionRefusedError as error:
            problems.append(Problem(where=change.where, what=str(error).rstrip("."), fix="The change was not applied."))
    return AppliedChanges(given=tuple(given), conflicts=tuple(conflicts), problems=tuple(problems))


def _give(desk: Desk, article_id: str, change: ProposedChange, *, name: str, by: str) -> Verdict:
    verdict = decide(
        replace(desk, channel=Channel.IMPORT),
        article_id,
        change.claim_id,
        label=change.label,
        rationale=change.rationale,
        should_read=change.should_read,
        by=by,
        over=change.over,
    )
    event = new_event(
        desk,
        EventKind.RETURNED,
        article_id=verdict.article_id,
        subject_id=verdict.id,
        reviewer=by,
        note=f"from {name}, {change.where}" + (f", by {change.author}" if change.author else ""),
    )
    desk.store.append([event], by=by)
    return verdict


def _of_document(desk: Desk, review: Review, content: bytes, *, name: str) -> EditedReport:
    comments = extract_comments(content, origin=name)
    references = references_in(comments)
    articles = {reference.about[0] for reference in references if reference.kind == "art"}
    claims = {reference.about[0] for reference in references if reference.kind == "clm"}
    known = claims & {str(standing.claim.id) for standing in review.claims}
    other = _other_article(desk, review, articles, name=name)
    if other or (claims and not known and not articles):
        return _nothing(other or _no_claim_of(review, name=name))
    told = read_comments(comments, review=review, labels=desk.labels, name=name)
    changes = compare_with_review(review, told.answers, desk.labels)
    return replace(changes, problems=(*told.problems, *changes.problems), remarks=(*told.remarks, *changes.remarks))


def _of_table(desk: Desk, review: Review, content: bytes, *, name: str) -> EditedReport:
    try:
        dataset = extract_whole_dataset(content, origin=name)
    except IntakeError as error:
        raise IntakeError(origin=name, what=error.what, fix=_GIVE) from None
    if is_sources_table(dataset):
        return EditedReport(changes=(), problems=tuple(source_table_problems(dataset, name=name)))
    rows = rows_in(dataset, name=name)
    if not rows and review.claims:
        return _nothing(emptied(name))
    other = _other_article(desk, review, {row.cells.get("article_id", "") for row in rows}, name=name)
    ids = {str(standing.claim.id) for standing in review.claims}
    words = {plain(standing.claim.quote) for standing in review.claims}
    claims = [row for row in rows if row.cells["claim_id"]]
    known = any(row.cells["claim_id"] in ids or plain(row.cells["claim"]) in words for row in claims)
    if other or (claims and not known):
        return _nothing(other or _no_claim_of(review, name=name))
    whole = whole_table_problems(dataset, rows, desk.labels, name=name)
    told = read_table(rows, review=review, drafts=_drafts(desk, review), labels=desk.labels)
    changes = compare_with_review(review, told.answers, desk.labels)
    return replace(changes, problems=(*whole, *told.problems, *changes.problems))


def _nothing(problem: Problem) -> EditedReport:
    return EditedReport(changes=(), problems=(problem,))


def _other_article(desk: Desk, review: Review, named: Collection[str], *, name: str) -> Problem | None:
    """That every article which the file names is another one, and no earlier version of this."""
    ids = {article_id for article_id in named if article_id}
    if not ids or ids & _drafts(desk, review):
        return None
    other = min(ids)
    titles = [article.title for article in desk.store.article_list() if article.id == other]
    told = f"'{shortened(titles[0])}', {other}" if titles else f"{shortened(other)}, which is not in this folder"
    what = f"the file belongs to another article: {told}"
    return Problem(where=name, what=what, fix="Import it into that article; nothing was read here.")


def _drafts(desk: Desk, review: Review) -> set[str]:
    """The ids of the article and of all drafts it goes back to."""
    revises = {str(article.id): str(article.revises) for article in desk.store.article_list()}
    draft, drafts = str(review.article.id), set[str]()
    while draft and draft not in drafts:
        drafts.add(draft)
        draft = revises.get(draft, "")
    return drafts


def _no_claim_of(review: Review, *, name: str) -> Problem:
    what = f"none of its claims is in '{review.article.title}', so it seems to belong to another article"
    return Problem(where=name, what=what, fix="Import it into that article; nothing was read here.")
