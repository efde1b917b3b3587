"""What a returned report would change: its answers weighed against what stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.domain.conflict import Conflict
from workbench.domain.edited_row import EditedReport, EditedRow, ProposedChange, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.status import NOT_CHECKABLE, UNDECIDED, StatusKind
from workbench.domain.verdict import Aspect, Label, Verdict
from workbench.review.policy import how_to_withdraw, lack_of
from workbench.review.unseen_changes import conflict_with, ids_in, ids_of

WAITING = frozenset({kind.value for kind in UNDECIDED} | {""})
"""What a report says of a claim that waits for a verdict."""
SHOWN = 80


def compare_with_review(review: Review, answers: Iterable[EditedRow], labels: Sequence[Label]) -> EditedReport:
    """The changes that `answers` ask for, in their order; an answer that says what stands asks for none.

    An answer that only repeats an older verdict is an old file, and asks for none either.
    """
    by_id = {str(standing.claim.id): standing for standing in review.claims}
    by_words: dict[str, list[ReviewedClaim]] = {}
    for standing in review.claims:
        by_words.setdefault(plain(standing.claim.quote), []).append(standing)
    changes: list[ProposedChange] = []
    problems: list[Problem] = []
    remarks: list[Remark] = []
    for answer in answers:
        found = [by_id[answer.claim_id]] if answer.claim_id in by_id else by_words.get(plain(answer.words), [])
        told = _told(answer, found, labels=labels, review=review)
        if isinstance(told, Problem):
            problems.append(told)
        elif isinstance(told, ProposedChange):
            changes.append(told)
        elif told:
            remarks.append(told)
    return EditedReport(changes=tuple(changes), problems=tuple(problems), remarks=tuple(remarks))


def _told(
    answer: EditedRow, found: Sequence[ReviewedClaim], *, labels: Sequence[Label], review: Review
) -> ProposedChange | Problem | Remark | None:
    if len(found) != 1:
        what = f"{len(found) or 'no'} claims match '{shortened(answer.words)}'"
        return Problem(where=answer.where, what=what, fix="Give this verdict on the page, or with: workbench verdict.")
    standing = found[0]
    now, stands = standing.verdict, standing.standing_on(Aspect.CONTENT)
    if len(_seen(answer, standing)) != len(ids_in(answer.seen)):
        answer = replace(answer, seen=None)
    seen = _seen(answer, standing)
    if answer.keeps_rationale and len(seen) == 1:
        answer = replace(answer, rationale=seen[0].rationale)
    if _is_unchanged(answer, standing):
        return answer.remark
    trouble = _cleared(answer, standing, labels) or _trouble(answer, standing, labels)
    if trouble:
        return trouble
    conflict = _conflict(answer, standing, review)
    return ProposedChange(
        where=answer.where,
        claim_id=standing.claim.id,
        number=standing.number,
        quote=standing.claim.quote,
        before=str(now.label) if now else str(standing.status),
        label=answer.label,
        rationale=answer.rationale,
        author=answer.remark.author if answer.remark else "",
        over=ids_of(stands),
        conflict=_told_of(conflict, answer) if conflict else "",
        overrules=(conflict.stands or answer.seen or "") if conflict else "",
        should_read=_wording(answer, seen, now),
    )


def _wording(answer: EditedRow, seen: Sequence[Verdict], now: Verdict | None) -> str:
    """The right wording that goes with the answer: the file's, or what was recorded, which no edit beside it drops."""
    if answer.should_read is not None:
        return answer.should_read
    kept = seen[0] if len(seen) == 1 else now
    return kept.should_read if kept else ""


def _is_unchanged(answer: EditedRow, standing: ReviewedClaim) -> bool:
    """Whether the answer is what the file was written with, or what stands now."""
    if answer.edited is False:
        return True
    now = standing.verdict
    has_wording = answer.should_read is not None and answer.should_read != (now.should_read if now else "")
    return not has_wording and _is_what_stood(answer, standing)


def _is_what_stood(answer: EditedRow, standing: ReviewedClaim) -> bool:
    """Whether label and reason are those that the file was written with, or those that stand now."""
    now, seen = standing.verdict, _seen(answer, standing)
    if answer.label in _names_of(standing) and plain(answer.rationale) == plain(now.rationale if now else ""):
        return True
    if not seen:
        return answer.label in WAITING and not answer.rationale
    label, rationale = (str(seen[0].label), seen[0].rationale) if len(seen) == 1 else (StatusKind.IN_CONFLICT.value, "")
    return answer.label in {label, "stale"} and plain(answer.rationale) == plain(rationale)


def _names_of(standing: ReviewedClaim) -> set[str]:
    """What a file may call the verdict as it stands; blank where there is none."""
    if standing.rivals.verdicts:
        return {str(standing.status)}
    return {str(standing.status), str(standing.verdict.label) if standing.verdict else ""}


def _seen(answer: EditedRow, standing: ReviewedClaim) -> tuple[Verdict, ...]:
    """The verdict that the file was written with, or those that were in conflict then."""
    ids = ids_in(answer.seen)
    return tuple(old for old in standing.history if old.id in ids)


def _cleared(answer: EditedRow, standing: ReviewedClaim, labels: Sequence[Label]) -> Problem | None:
    """That a verdict was wiped out in the file, which takes none back."""
    seen = _seen(answer, standing)
    if not seen or answer.label not in {"", "open"}:
        return None
    if len(seen) > 1:
        what = f"the conflict on claim {standing.number} was cleared, but it remains in effect"
        return Problem(where=answer.where, what=what, fix="Write the verdict that should apply, and why.")
    what = f"the verdict '{seen[0].label}' of claim {standing.number} was cleared, but it remains in effect"
    fix = f"Undo it on the page or with workbench undo, or {how_to_withdraw(labels)}."
    return Problem(where=answer.where, what=what, fix=fix)


def _trouble(answer: EditedRow, standing: ReviewedClaim, labels: Sequence[Label]) -> Problem | None:
    """Why the answer cannot become a verdict, if so."""
    label = next((known for known in labels if known.name == answer.label), None)
    what = fix = ""
    if _is_machines(answer, standing):
        read = f"'{answer.label}' is the program's reading, not a reviewer's verdict"
        what = f"claim {standing.number} has a new rationale, and {read}"
        fix = "Give the verdict on the page, or with: workbench verdict."
    elif answer.label in WAITING:
        what = f"claim {standing.number} has a new rationale but no verdict"
        fix = "Enter the verdict in the column 'status'."
    elif label is None:
        what = f"'{shortened(answer.label)}' is not a verdict of this desk"
        fix = f"Use one of: {', '.join(str(known.name) for known in labels)}."
    elif lack := lack_of(label, evidence=standing.evidence, rationale=answer.rationale):
        what = f"claim {standing.number}: {lack.what}"
        fix = f"{lack.fix} Then import the file again."
    return Problem(where=answer.where, what=what, fix=fix) if what else None


def _is_machines(answer: EditedRow, standing: ReviewedClaim) -> bool:
    """Whether the row says what the machine reads of a claim that nobody had judged, rather than what a person does."""
    written = answer.remark is None and not answer.seen
    return written and not standing.claim.checkable and answer.label == NOT_CHECKABLE


def _conflict(answer: EditedRow, standing: ReviewedClaim, review: Review) -> Conflict | None:
    """What was decided about the claim that the author of the file cannot have seen, or need not have."""
    stands = standing.standing_on(Aspect.CONTENT)
    if answer.seen is None and not stands:
        return None
    given = [verdict for verdict in standing.history if verdict.aspect is Aspect.CONTENT]
    return conflict_with(ids_in(answer.seen), stands, given=given, events=review.events)


def _told_of(conflict: Conflict, answer: EditedRow) -> str:
    if answer.seen is None:
        return f"{conflict}; the file does not say whether it was written after that"
    return conflict.told(f"at {conflict.at}, after the file was written" if conflict.at else "")


def label_named(written: str, labels: Sequence[Label]) -> str:
    """The name of the label that `written` is, whatever its letter case and with its sign or without, or `written`."""
    for label in labels:
        if plain(written.strip().removeprefix(label.mark)).casefold() == str(label.name).casefold():
            return str(label.name)
    return written.strip()


def plain(text: str) -> str:
    """`text` without what a spreadsheet or a word processor does to its white space."""
    return " ".join(text.split())


def shortened(text: str) -> str:
    r"""`text` as a message names it, on one line of at most `SHOWN` characters.

    >>> shortened("so\nsays  the poll")
    'so says the poll'
    """
    text = plain(text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
