"""What an action requires before anything is recorded: a name, a label of the desk, a reason, and nothing unseen."""

from collections.abc import Iterable, Sequence

from workbench.domain.event import Event
from workbench.domain.review import ReviewedClaim
from workbench.domain.verdict import Label
from workbench.errors import ConflictError, DecisionRefusedError
from workbench.review.policy import find_missing_requirement
from workbench.review.unseen_changes import Decision, SeenIds, conflict_between, conflict_with, parse_ids
from workbench.services.desk import Desk
from workbench.text.counting import plural

LONGEST_RATIONALE = 20_000


def check_named(by: str) -> None:
    """Check that a decision has somebody's name.

    Raises:
        DecisionRefusedError: nobody is named.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")


def find_label(desk: Desk, name: str) -> Label:
    """Find the desk's label with this name.

    Raises:
        DecisionRefusedError: there is none.
    """
    for label in desk.labels:
        if label.name == name:
            return label
    label_names = ", ".join(label.name for label in desk.labels)
    raise DecisionRefusedError(what=f"'{name}' is not a verdict of this desk", fix=f"Use one of: {label_names}.")


def check_label_needs(label: Label, reviewed: ReviewedClaim, rationale: str) -> None:
    """Check that a verdict with this label has the rationale or the support that it needs.

    Raises:
        DecisionRefusedError: it lacks that, or the rationale is too long.
    """
    check_length(rationale, "The rationale")
    lack = find_missing_requirement(label, reviewed, rationale=rationale)
    if lack:
        raise DecisionRefusedError(what=lack.what, fix=lack.fix)


def check_length(text: str, field: str) -> None:
    """Check that what a reviewer writes is no longer than a rationale may be.

    Raises:
        DecisionRefusedError: it is.
    """
    if len(text) > LONGEST_RATIONALE:
        length_line = f"{field} has {plural(len(text), 'character')}"
        raise DecisionRefusedError(
            what=length_line, fix=f"Keep it under {LONGEST_RATIONALE:,}; attach the rest as a source."
        )


def check_seen(
    over: SeenIds,
    in_effect: Sequence[Decision],
    *,
    decisions: Sequence[Decision],
    events: Iterable[Event],
    subject: str,
) -> None:
    """Check that the decisions `in_effect` are those seen, with the ids `over`; without ids, that none are in conflict.

    Raises:
        ConflictError: others are in effect, or those seen were taken back.
    """
    if over is None:
        conflict = conflict_between(in_effect) if len(in_effect) > 1 else None
    else:
        conflict = conflict_with(parse_ids(over), in_effect, decisions=decisions, events=events)
    if conflict:
        raise ConflictError(conflict, subject=subject)
