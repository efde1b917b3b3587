"""Importing an edited report: what it would change, and applying the changes a reviewer agrees to."""

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
from workbench.review.edited_report import compare_with_review, normalize_blanks, shorten
from workbench.services.articles.extract_text import extract_comments, extract_whole_dataset
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.desk import Desk
from workbench.services.edited_reports.sources_rows import all_rows_removed, is_sources_table, source_table_problems
from workbench.services.edited_reports.table_rows import file_problems, read_rows, read_table
from workbench.services.edited_reports.word_comments import exported_references, read_comments
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named

_FILE_FIX: Final = "Choose the full audit as CSV, Excel or Word, or a findings table as CSV."


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedChanges:
    """The verdicts given, and the problems of changes left out: `conflicts` with newer decisions, and others."""

    given: tuple[Verdict, ...]
    conflicts: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def read_edited_report(desk: Desk, article_id: str, content: bytes, *, name: str) -> EditedReport:
    """Read what the edited report would change, and the problems of what is not applied; nothing is changed yet.

    `content` is the audit as CSV, Excel workbook or Word document, as the
    workbench wrote it and somebody edited it: the columns `status`,
    `rationale` and `should_read` of a table; replies to comments, or comments at the
    words of a claim, with a line `Verdict: wrong`.

    Raises:
        IntakeError: it is none of these, or damaged.
    """
    review = open_review(desk, article_id)
    media_type = media_type_of(content, name)
    if media_type == DOCX:
        return _read_document_report(desk, review, content, name=name)
    if media_type not in {XLSX, CSV, "text/plain"}:
        what = "this is not a report that can be imported"
        raise IntakeError(origin=name, what=what, fix=_FILE_FIX)
    return _read_table_report(desk, review, content, name=name)


def apply_changes(
    desk: Desk, article_id: str, changes: Sequence[ProposedChange], *, name: str, by: str
) -> AppliedChanges:
    """Give the verdicts of `changes` as `by`, each with an event that names the file, the place and its author.

    A change is left out where another verdict is in effect now than when it was shown, where it
    lacks what its label needs, or where another of `changes` is about the same claim.

    Raises DecisionRefusedError where nobody is named; nothing is given then.
    """
    check_named(by)
    changes_per_claim = Counter((change.claim_id, change.aspect) for change in changes)
    verdicts: list[Verdict] = []
    conflicts: list[Problem] = []
    problems: list[Problem] = []
    for change in changes:
        if changes_per_claim[change.claim_id, change.aspect] > 1:
            what = f"another selected change is also about {change.subject}"
            problems.append(Problem(where=change.where, what=what, fix="Choose one of them."))
            continue
        try:
            verdicts.append(_apply(desk, article_id, change, name=name, by=by))
        except ConflictError as error:
            fix = "Import the file again to see both."
            conflicts.append(Problem(where=change.where, what=f"{error.subject}: {error.conflict}", fix=fix))
        except DecisionRefusedError as error:
            problems.append(Problem(where=change.where, what=str(error).rstrip("."), fix="The change was not applied."))
    return AppliedChanges(given=tuple(verdicts), conflicts=tuple(conflicts), problems=tuple(problems))


def _apply(desk: Desk, article_id: str, change: ProposedChange, *, name: str, by: str) -> Verdict:
    verdict = decide(
        replace(desk, channel=Channel.IMPORT),
        article_id,
        change.claim_id,
        label=change.label,
        rationale=change.rationale,
        aspect=change.aspect,
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


def _read_document_report(desk: Desk, review: Review, content: bytes, *, name: str) -> EditedReport:
    comments = extract_comments(content, origin=name)
    references = exported_references(comments)
    articles = {reference.about[0] for reference in references if reference.kind == "art"}
    claims = {reference.about[0] for reference in references if reference.kind == "clm"}
    known_claims = claims & {str(reviewed.claim.id) for reviewed in review.all_claims}
    other_problem = _other_article(desk, review, articles, name=name)
    if other_problem or (claims and not known_claims and not articles):
        return _only_problem(other_problem or _no_known_claim(review, name=name))
    in_comments = read_comments(comments, review=review, labels=desk.labels, name=name)
    changes = compare_with_review(review, in_comments.answers, desk.labels)
    return replace(
        changes, problems=(*in_comments.problems, *changes.problems), remarks=(*in_comments.remarks, *changes.remarks)
    )


def _read_table_report(desk: Desk, review: Review, content: bytes, *, name: str) -> EditedReport:
    try:
        dataset = extract_whole_dataset(content, origin=name)
    except IntakeError as error:
        raise IntakeError(origin=name, what=error.what, fix=_FILE_FIX) from None
    if is_sources_table(dataset):
        return EditedReport(changes=(), problems=tuple(source_table_problems(dataset, name=name)))
    rows = read_rows(dataset, name=name)
    if not rows and review.claims:
        return _only_problem(all_rows_removed(name))
    other_problem = _other_article(desk, review, {row.cells.get("article_id", "") for row in rows}, name=name)
    claim_ids = {str(reviewed.claim.id) for reviewed in review.all_claims}
    quotes = {normalize_blanks(reviewed.claim.quote) for reviewed in review.claims}
    claims = [row for row in rows if row.cells["claim_id"]]
    is_known = any(
        row.cells["claim_id"] in claim_ids or normalize_blanks(row.cells["claim"]) in quotes for row in claims
    )
    if other_problem or (claims and not is_known):
        return _only_problem(other_problem or _no_known_claim(review, name=name))
    table_problems = file_problems(dataset, rows, desk.labels, name=name)
    in_file = read_table(rows, review=review, drafts=_draft_ids(desk, review), labels=desk.labels)
    changes = compare_with_review(review, in_file.answers, desk.labels)
    return replace(changes, problems=(*table_problems, *in_file.problems, *changes.problems))


def _only_problem(problem: Problem) -> EditedReport:
    return EditedReport(changes=(), problems=(problem,))


def _other_article(desk: Desk, review: Review, named_ids: Collection[str], *, name: str) -> Problem | None:
    """Return the problem that the file belongs to another article, not to this one or an earlier draft of it."""
    ids = {article_id for article_id in named_ids if article_id}
    if not ids or ids & _draft_ids(desk, review):
        return None
    other_id = min(ids)
    titles = [article.title for article in desk.store.article_list() if article.id == other_id]
    other_article = (
        f"'{shorten(titles[0])}', {other_id}" if titles else f"{shorten(other_id)}, which is not in this folder"
    )
    what = f"the file belongs to another article: {other_article}"
    return Problem(where=name, what=what, fix="Import it into that article; nothing was read here.")


def _draft_ids(desk: Desk, review: Review) -> set[str]:
    """Return the ids of the article and of all its earlier drafts."""
    revises = {str(article.id): str(article.revises) for article in desk.store.article_list()}
    draft, drafts = str(review.article.id), set[str]()
    while draft and draft not in drafts:
        drafts.add(draft)
        draft = revises.get(draft, "")
    return drafts


def _no_known_claim(review: Review, *, name: str) -> Problem:
    what = f"none of its claims is in '{review.article.title}', so it seems to belong to another article"
    return Problem(where=name, what=what, fix="Import it into that article; nothing was read here.")
