"""Moving a claim over the desk: taken up, asked about, given on, signed off, or sent back."""

from collections.abc import Collection

from workbench.domain.handover.move import Move, MoveId, State
from workbench.domain.review import ClaimStanding
from workbench.errors import DecisionRefusedError
from workbench.services.deciding import check_seen, claim_in
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review
from workbench.text.counting import counted
from workbench.verdicts.states import JUDGED, NEXT, is_reset, may_sign_off, verdict_ids_of

LONGEST_NOTE = 20_000
LONGEST_NAME = 80


def move(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    to: State,
    by: str,
    note: str = "",
    assignee: str = "",
    over: Collection[str] | None = None,
) -> Move:
    """The move of the claim to the state `to`, kept; whoever takes a claim up for nobody else checks it.

    `over` are the ids of the move and the verdicts that `by` has seen; ConflictError where others stand.

    Raises:
        DecisionRefusedError: the claim cannot go there from where it is, or lacks the verdict,
            the second person or the note that the move needs; nothing is kept then.
    """
    standing = claim_in(open_review(desk, article_id), claim_id)
    _check_seen(standing, over)
    wanted = assignee.strip() or (by.strip() if to is State.CHECKING else "")
    _check_words(by=by, note=note, assignee=wanted)
    _check_way(standing, to)
    _check_needs(standing, to, note=note)
    _check_person(standing, to, by=by, assignee=wanted)
    made = Move(
        id=MoveId(desk.new_id("mov")),
        article_id=standing.claim.article_id,
        claim_id=standing.claim.id,
        state=to,
        reviewer=by.strip(),
        moved_at=desk.now(),
        quote=standing.claim.quote,
        verdict_ids=verdict_ids_of(standing),
        assignee=wanted,
        note=note.strip(),
    )
    desk.store.append([made], by=by)
    return made


def _check_seen(standing: ClaimStanding, seen: Collection[str] | None) -> None:
    for stands in (standing.verdict, standing.attribution, standing.last_move):
        if seen is not None and stands and stands.id not in seen:
            check_seen("", stands, given=(stands,), events=(), subject=f"Claim {standing.number}")


def _check_words(*, by: str, note: str, assignee: str) -> None:
    if not by.strip():
        raise DecisionRefusedError(what="Nobody is named as the reviewer", fix="Give your name first.")
    if len(assignee) > LONGEST_NAME or len(note) > LONGEST_NOTE:
        what = f"The name has {counted(len(assignee), 'character')} and the note {len(note)}"
        raise DecisionRefusedError(what=what, fix=f"Keep to {LONGEST_NAME} and {LONGEST_NOTE}.")


def _check_way(standing: ClaimStanding, to: State) -> None:
    if to not in NEXT[standing.state]:
        what = f"Claim {standing.number} is '{standing.state}' and cannot go to '{to}'"
        raise DecisionRefusedError(what=what, fix=f"Use one of: {', '.join(NEXT[standing.state])}.")


def _check_needs(standing: ClaimStanding, to: State, *, note: str) -> None:
    if to in JUDGED and standing.verdict is None:
        what = f"Claim {standing.number} has no verdict on whether it is true"
        raise DecisionRefusedError(what=what, fix="Give the verdict first.")
    if to is State.QUERY and not note.strip():
        raise DecisionRefusedError(what="A query to the author needs its question", fix="Write it as the note.")
    if is_reset(standing.state, to) and not note.strip():
        what = f"Moving claim {standing.number} back from '{standing.state}' needs a note"
        raise DecisionRefusedError(what=what, fix="Say in a few words why.")


def _check_person(standing: ClaimStanding, to: State, *, by: str, assignee: str) -> None:
    second = by if to is State.SIGNED_OFF else assignee
    if to in JUDGED and second and not may_sign_off(standing, second):
        what = f"'{second.strip()}' gave the verdict that stands on claim {standing.number}"
        raise DecisionRefusedError(what=what, fix="The second check is another person's.")
