"""Answering a flag on a name and keeping the spelling for the desk, in one step."""

from workbench.config.house_style import is_about_a_name
from workbench.domain.flag import Flag, FlagAction, FlagDecision
from workbench.errors import DecisionRefusedError
from workbench.review.unseen_changes import SeenIds
from workbench.services.articles.open_review import find_flag, open_review
from workbench.services.claims.decide import make_flag_decision
from workbench.services.desk import Desk
from workbench.services.names.list_names import LONGEST, NameInput, find_name, load_names, make_entry


def can_be_right(flag: Flag) -> bool:
    """Return whether the flag's words are a name that the desk may keep as right."""
    return is_about_a_name(flag.rule) and len(flag.quote) <= LONGEST


def can_keep_suggestion(flag: Flag) -> bool:
    """Return whether the desk may keep what the flag suggests as right, and its words as wrong."""
    return can_be_right(flag) and bool(flag.suggestion) and len(flag.suggestion) <= LONGEST


def keep_as_right(
    desk: Desk, article_id: str, flag_id: str, *, reason: str = "", by: str, over: SeenIds = None
) -> FlagDecision:
    """Dismiss a flag, put the flagged words on the desk's list of names, and return the answer; both or neither.

    `over` are the ids of the answers that `by` has seen, as for `decide_flag`.

    Raises:
        ConflictError: another answer than `over` is in effect.
        DecisionRefusedError: the flag is not about a name, or nobody is named.
    """
    flag = find_flag(open_review(desk, article_id), flag_id).flag
    if not can_be_right(flag):
        what = f"The flag on '{flag.quote}' is of the rule {flag.rule}, which is not about a name"
        raise DecisionRefusedError(what=what, fix="Dismiss it with a reason.")
    reason = reason.strip() or f"‘{_one_line(flag.quote)}’ is the right spelling."
    answer = make_flag_decision(desk, article_id, flag_id, action=FlagAction.DISMISSED, reason=reason, by=by, over=over)
    return _record(desk, answer, NameInput(name=flag.quote), by=by)


def accept_and_keep(
    desk: Desk, article_id: str, flag_id: str, *, reason: str = "", by: str, over: SeenIds = None
) -> FlagDecision:
    """Accept a flag, put its suggestion on the desk's list of names, its words as wrong, and return the answer.

    Raises:
        ConflictError: another answer than `over` is in effect.
        DecisionRefusedError: the flag suggests no name, or nobody is named.
    """
    flag = find_flag(open_review(desk, article_id), flag_id).flag
    if not can_keep_suggestion(flag):
        what = f"The flag on '{flag.quote}' suggests no name to keep"
        raise DecisionRefusedError(what=what, fix="Accept it, and add the name: workbench names add NAME")
    answer = make_flag_decision(desk, article_id, flag_id, action=FlagAction.ACCEPTED, reason=reason, by=by, over=over)
    return _record(desk, answer, NameInput(name=flag.suggestion, wrong=(flag.quote,)), by=by)


def _record(desk: Desk, answer: FlagDecision, given: NameInput, *, by: str) -> FlagDecision:
    """Record the answer, and with it the name unless the list says all that already."""
    listed = find_name(load_names(desk), given.name)
    entry, is_new = make_entry(desk, given, by=by, listed=listed, flag_decision_id=answer.id)
    desk.store.append([answer, entry] if is_new else [answer], by=by)
    return answer


def _one_line(words: str) -> str:
    return " ".join(words.split())
