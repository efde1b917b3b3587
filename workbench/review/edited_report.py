"""What an edited report would change: its rows compared with the verdicts in effect."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.domain.conflict import Conflict
from workbench.domain.edited_row import EditedReport, EditedRow, ProposedChange, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.status import NOT_CHECKABLE, UNDECIDED, StatusKind
from workbench.domain.verdict import Aspect, Label, Verdict, about
from workbench.review.policy import (
    MissingRequirement,
    find_missing_quotation,
    find_missing_requirement,
    how_to_withdraw,
)
from workbench.review.unseen_changes import conflict_with, join_ids, parse_ids

WAITING_STATUSES = frozenset({kind.value for kind in UNDECIDED} | {""})
"""The statuses of a claim that waits for a verdict, as a report writes them."""
MOST_SHOWN = 80


def compare_with_review(review: Review, rows: Iterable[EditedRow], labels: Sequence[Label]) -> EditedReport:
    """Return the changes that `rows` ask for, in their order; a row that repeats the verdict in effect asks for none.

    A row that only repeats an older verdict comes from an old file, and asks for none either.
    """
    by_id = {str(reviewed.claim.id): reviewed for reviewed in review.all_claims}
    by_words: dict[str, list[ReviewedClaim]] = {}
    for reviewed in review.claims:
        by_words.setdefault(normalize_blanks(reviewed.claim.quote), []).append(reviewed)
    changes: list[ProposedChange] = []
    problems: list[Problem] = []
    remarks: list[Remark] = []
    for row in rows:
        matches = [by_id[row.claim_id]] if row.claim_id in by_id else by_words.get(normalize_blanks(row.words), [])
        outcome = _compare_row(row, matches, labels=labels, review=review)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        elif isinstance(outcome, ProposedChange):
            changes.append(outcome)
        elif outcome:
            remarks.append(outcome)
    return EditedReport(changes=tuple(changes), problems=tuple(problems), remarks=tuple(remarks))


def _compare_row(
    row: EditedRow, matches: Sequence[ReviewedClaim], *, labels: Sequence[Label], review: Review
) -> ProposedChange | Problem | Remark | None:
    if len(matches) != 1:
        what = f"{len(matches) or 'no'} claims match '{shorten(row.words)}'"
        return Problem(where=row.where, what=what, fix="Give this verdict on the page, or with: workbench verdict.")
    reviewed = matches[0]
    current_verdict, in_effect = _verdict_in_effect(row, reviewed), reviewed.standing_on(row.aspect)
    row = _without_unknown_ids(row, reviewed)
    seen = _verdicts_seen(row, reviewed)
    if row.keeps_rationale and len(seen) == 1:
        row = replace(row, rationale=seen[0].rationale)
    if _is_unchanged(row, reviewed):
        return row.remark
    problem = _cleared_verdict(row, reviewed, labels) or _refusal(row, reviewed, labels)
    if problem:
        return problem
    conflict = _conflict(row, reviewed, review)
    return ProposedChange(
        where=row.where,
        claim_id=reviewed.claim.id,
        number=reviewed.number,
        quote=reviewed.claim.quote,
        before=_label_before(row, reviewed),
        label=row.label,
        rationale=row.rationale,
        author=row.remark.author if row.remark else "",
        over=join_ids(in_effect),
        conflict=_conflict_line(conflict, row) if conflict else "",
        overrules=(conflict.stands or row.seen or "") if conflict else "",
        should_read=_right_wording(row, seen, current_verdict),
        aspect=row.aspect,
    )


def _verdict_in_effect(row: EditedRow, reviewed: ReviewedClaim) -> Verdict | None:
    """Return the one verdict in effect on what the row is on."""
    in_effect = reviewed.standing_on(row.aspect)
    return in_effect[0] if len(in_effect) == 1 else None


def _without_unknown_ids(row: EditedRow, reviewed: ReviewedClaim) -> EditedRow:
    """Return the row with those ids seen that are on its aspect; with none known where one is of no verdict."""
    if row.seen is None:
        return row
    ids = parse_ids(row.seen)
    on_aspect = [verdict for verdict in reviewed.history if verdict.id in ids and verdict.aspect is row.aspect]
    is_known = ids <= {str(verdict.id) for verdict in reviewed.history}
    return replace(row, seen=join_ids(on_aspect) if is_known else None)


def _label_before(row: EditedRow, reviewed: ReviewedClaim) -> str:
    """Return the label of the verdict in effect, or why there is none."""
    current_verdict = _verdict_in_effect(row, reviewed)
    if current_verdict:
        return str(current_verdict.label)
    if row.aspect is Aspect.CONTENT:
        return str(reviewed.status)
    return (StatusKind.IN_CONFLICT if reviewed.standing_on(row.aspect) else StatusKind.OPEN).value


def _right_wording(row: EditedRow, seen: Sequence[Verdict], current_verdict: Verdict | None) -> str:
    """Return the right wording that goes with the row: the file's, or else the one already recorded."""
    if row.should_read is not None:
        return row.should_read
    verdict = seen[0] if len(seen) == 1 else current_verdict
    return verdict.should_read if verdict else ""


def _is_unchanged(row: EditedRow, reviewed: ReviewedClaim) -> bool:
    """Whether the row says what the file was written with, or what is in effect now."""
    if row.edited is False:
        return True
    current_verdict = _verdict_in_effect(row, reviewed)
    has_wording = row.should_read is not None and row.should_read != (
        current_verdict.should_read if current_verdict else ""
    )
    return not has_wording and _repeats_verdict(row, reviewed)


def _repeats_verdict(row: EditedRow, reviewed: ReviewedClaim) -> bool:
    """Whether label and rationale are those that the file was written with, or those in effect now."""
    current_verdict, seen = _verdict_in_effect(row, reviewed), _verdicts_seen(row, reviewed)
    if row.label in _status_names(row, reviewed) and normalize_blanks(row.rationale) == normalize_blanks(
        current_verdict.rationale if current_verdict else ""
    ):
        return True
    if not seen:
        return row.label in WAITING_STATUSES and not row.rationale
    label, rationale = (str(seen[0].label), seen[0].rationale) if len(seen) == 1 else (StatusKind.IN_CONFLICT.value, "")
    names = {label, "stale"} | ({""} if len(seen) > 1 and row.aspect is Aspect.ATTRIBUTION else set())
    return row.label in names and normalize_blanks(row.rationale) == normalize_blanks(rationale)


def _status_names(row: EditedRow, reviewed: ReviewedClaim) -> set[str]:
    """Return what a file may call the verdict in effect; blank where there is none."""
    if row.aspect is Aspect.ATTRIBUTION:
        verdict = _verdict_in_effect(row, reviewed)
        return {str(verdict.label) if verdict else ""}
    if reviewed.rivals.verdicts:
        return {str(reviewed.status)}
    return {str(reviewed.status), str(reviewed.verdict.label) if reviewed.verdict else ""}


def _verdicts_seen(row: EditedRow, reviewed: ReviewedClaim) -> tuple[Verdict, ...]:
    """Return the verdict that the file was written with, or those that were in conflict then."""
    ids = parse_ids(row.seen)
    return tuple(verdict for verdict in reviewed.history if verdict.id in ids and verdict.aspect is row.aspect)


def _cleared_verdict(row: EditedRow, reviewed: ReviewedClaim, labels: Sequence[Label]) -> Problem | None:
    """Return the problem that a verdict was cleared in the file, which does not take it back."""
    seen = _verdicts_seen(row, reviewed)
    if not seen or row.label not in {"", "open"}:
        return None
    if len(seen) > 1:
        what = f"the conflict on claim {reviewed.number} was cleared, but it remains in effect"
        return Problem(where=row.where, what=what, fix="Write the verdict that should apply, and why.")
    of_claim = f"of claim {reviewed.number}{about(row.aspect)}"
    what = f"the verdict '{seen[0].label}' {of_claim} was cleared, but it remains in effect"
    fix = f"Undo it on the page or with workbench undo, or {how_to_withdraw(labels)}."
    return Problem(where=row.where, what=what, fix=fix)


def _refusal(row: EditedRow, reviewed: ReviewedClaim, labels: Sequence[Label]) -> Problem | None:
    """Return why the row cannot become a verdict, if so."""
    label = next((label for label in labels if label.name == row.label), None)
    what = fix = ""
    if _is_machine_reading(row, reviewed):
        machine_reading = f"'{row.label}' is the program's reading, not a reviewer's verdict"
        what = f"claim {reviewed.number} has a new rationale, and {machine_reading}"
        fix = "Give the verdict on the page, or with: workbench verdict."
    elif row.label in WAITING_STATUSES:
        what = f"claim {reviewed.number} has a new rationale but no verdict"
        column = "status" if row.aspect is Aspect.CONTENT else "attribution"
        fix = f"Enter the verdict in the column '{column}'."
    elif label is None:
        what = f"'{shorten(row.label)}' is not a verdict of this desk"
        fix = f"Use one of: {', '.join(str(label.name) for label in labels)}."
    elif lack := _missing_for(row, label, reviewed):
        what = f"claim {reviewed.number}: {lack.what}"
        fix = f"{lack.fix} Then import the file again."
    return Problem(where=row.where, what=what, fix=fix) if what else None


def _missing_for(row: EditedRow, label: Label, reviewed: ReviewedClaim) -> MissingRequirement | None:
    """Return what the verdict of the row lacks, if anything."""
    lack = find_missing_quotation(reviewed) if row.aspect is Aspect.ATTRIBUTION else None
    return lack or find_missing_requirement(label, reviewed, rationale=row.rationale)


def _is_machine_reading(row: EditedRow, reviewed: ReviewedClaim) -> bool:
    """Whether the row repeats the machine's reading of a claim that nobody had judged."""
    is_table_row = row.remark is None and not row.seen and row.aspect is Aspect.CONTENT
    return is_table_row and not reviewed.claim.checkable and row.label == NOT_CHECKABLE


def _conflict(row: EditedRow, reviewed: ReviewedClaim, review: Review) -> Conflict | None:
    """Return what was decided about the claim that the author of the file may not have seen."""
    in_effect = reviewed.standing_on(row.aspect)
    if row.seen is None and not in_effect:
        return None
    verdicts = [verdict for verdict in reviewed.history if verdict.aspect is row.aspect]
    return conflict_with(parse_ids(row.seen), in_effect, decisions=verdicts, events=review.events)


def _conflict_line(conflict: Conflict, row: EditedRow) -> str:
    if row.seen is None:
        return f"{conflict}; the file does not say whether it was written after that"
    return conflict.in_words(f"at {conflict.at}, after the file was written" if conflict.at else "")


def match_label_name(written: str, labels: Sequence[Label]) -> str:
    """Return the name of the label that `written` means, in any letter case, with or without its mark; or `written`."""
    for label in labels:
        if normalize_blanks(written.strip().removeprefix(label.mark)).casefold() == str(label.name).casefold():
            return str(label.name)
    return written.strip()


def normalize_blanks(text: str) -> str:
    """Return `text` with every run of white space as one blank, whatever a spreadsheet or word processor made of it."""
    return " ".join(text.split())


def shorten(text: str) -> str:
    r"""Shorten `text` for a message, to one line of at most `MOST_SHOWN` characters.

    >>> shorten("so\nsays  the poll")
    'so says the poll'
    """
    text = normalize_blanks(text)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
