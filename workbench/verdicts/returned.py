"""What a returned report would change: its answers weighed against what stands."""

from collections.abc import Iterable, Sequence

from workbench.domain.handover.returned import Answer, Change, Returned
from workbench.domain.problem import Problem
from workbench.domain.review import ClaimStanding, Review
from workbench.domain.verdict import Label, Verdict
from workbench.verdicts.policy import lack_of

UNDECIDED = frozenset({"", "open", "stale"})
"""What a report says of a claim that waits for a verdict."""
SHOWN = 80


def weighed(review: Review, answers: Iterable[Answer], labels: Sequence[Label]) -> Returned:
    """The changes that `answers` ask for, in their order; an answer that says what stands asks for none.

    An answer that only repeats an older verdict is an old file, and asks for none either.
    """
    by_id = {str(standing.claim.id): standing for standing in review.claims}
    by_words: dict[str, list[ClaimStanding]] = {}
    for standing in review.claims:
        by_words.setdefault(plain(standing.claim.quote), []).append(standing)
    changes: list[Change] = []
    problems: list[Problem] = []
    for answer in answers:
        found = [by_id[answer.claim_id]] if answer.claim_id in by_id else by_words.get(plain(answer.words), [])
        told = _told(answer, found, labels)
        if isinstance(told, Problem):
            problems.append(told)
        elif told:
            changes.append(told)
    return Returned(changes=tuple(changes), problems=tuple(problems))


def _told(answer: Answer, found: Sequence[ClaimStanding], labels: Sequence[Label]) -> Change | Problem | None:
    if len(found) != 1:
        what = f"{len(found) or 'no'} claims read '{_short(answer.words)}'"
        return Problem(where=answer.where, what=what, fix="Give this verdict on the page.")
    standing = found[0]
    now = standing.verdict
    if _is_unchanged(answer, standing):
        return None
    trouble = _trouble(answer, standing, labels)
    if trouble:
        return trouble
    return Change(
        where=answer.where,
        claim_id=standing.claim.id,
        number=standing.number,
        quote=standing.claim.quote,
        before=str(now.label) if now else standing.status,
        label=answer.label,
        rationale=answer.rationale,
        author=answer.author,
        conflict=_conflict(answer, now),
    )


def _is_unchanged(answer: Answer, standing: ClaimStanding) -> bool:
    """Whether the answer is what the file was written with, now or earlier."""
    now = standing.verdict
    as_it_stands = answer.label in {standing.status, str(now.label) if now else ""}
    if as_it_stands and plain(answer.rationale) == plain(now.rationale if now else ""):
        return True
    if answer.label in UNDECIDED and not answer.rationale:
        return True
    return any(
        old.decided_at == answer.decided_at
        and old.label == answer.label
        and plain(old.rationale) == plain(answer.rationale)
        for old in standing.history
    )


def _trouble(answer: Answer, standing: ClaimStanding, labels: Sequence[Label]) -> Problem | None:
    """Why the answer cannot become a verdict, if so."""
    label = next((known for known in labels if known.name == answer.label), None)
    what = fix = ""
    if answer.label in UNDECIDED:
        what = f"claim {standing.number} has a new rationale and no verdict"
        fix = "Write the verdict into the column 'status'."
    elif label is None:
        what = f"'{_short(answer.label)}' is not a verdict of this desk"
        fix = f"Use one of: {', '.join(str(known.name) for known in labels)}."
    elif lack := lack_of(label, evidence=standing.evidence, rationale=answer.rationale):
        what = f"claim {standing.number}: {lack.what}"
        fix = f"{lack.fix} Then bring the file back again."
    return Problem(where=answer.where, what=what, fix=fix) if what else None


def _conflict(answer: Answer, now: Verdict | None) -> str:
    stood = now.decided_at if now else ""
    if answer.decided_at == stood:
        return ""
    if now is None:
        return "the verdict that the file was written with was taken back since"
    return f"{now.reviewer} decided '{now.label}' at {now.decided_at}, after the file was written"


def plain(text: str) -> str:
    """`text` without what a spreadsheet or a word processor does to its white space."""
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
