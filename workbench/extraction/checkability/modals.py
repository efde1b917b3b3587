"""What a modal verb makes of a statement: a plan, a rule, a past ability, or what cannot be checked."""

from collections.abc import Callable
from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.coming import HAPPENINGS, HELD, PROPOSALS, SHARES, read_will
from workbench.extraction.checkability.readings import (
    DUTY,
    OWN_MIND,
    PLAN,
    POSSIBILITY,
    SUPPOSITION,
    ClaimKindReading,
)
from workbench.facts.predicates import is_finite
from workbench.facts.who import Who, who_at
from workbench.text.speech.reporting import SAYING_VERBS

Reader = Callable[[Clause], ClaimKindReading | None]

_AFTERWARDS: Final = frozenset({"later", "eventually", "then"})
_PERCEIVING: Final = frozenset("see hear feel smell taste remember recall understand tell afford find".split())
_KNOWING: Final = frozenset("remember recall know hear heard see seen read notice noticed realise realize".split())
_LIKING: Final = frozenset("like love prefer hate say think recommend suggest argue".split())
_LIMITS: Final = frozenset({"within", "until", "unless", "only"})
_ORDERED: Final = _LIMITS | {"before", "after", "without", "first"}


def read_modal(clause: Clause) -> ClaimKindReading | None:
    """Return what the modal verb of the clause makes of it; None where it can be checked."""
    reader = None if _is_known(clause) else _READERS.get(clause.predicate.modal)
    return reader(clause) if reader else None


def _is_known(clause: Clause) -> bool:
    """Return whether readers are told what they may know already: `you may remember that the hall burned down`."""
    known = clause.tree.child(clause.predicate.verb, "ccomp")
    if clause.who is not Who.SECOND or clause.word not in _KNOWING or known is None:
        return False
    asks = any(clause.tree.tokens[under].tag in {"WRB", "WP", "WDT"} for under in clause.tree.below[known])
    return is_finite(clause.tree, known) and not asks


def read_must(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what must be done: a rule can be looked up, a demand cannot."""
    if "have" in clause.helpers:
        return SUPPOSITION
    is_limited = clause.has_figure or clause.has_date or not clause.words.isdisjoint(_ORDERED)
    is_limited = is_limited or _has_approver(clause, clause.predicate.verb)
    is_rule = is_limited or clause.is_each or (clause.is_any and clause.is_passive)
    return None if is_rule and clause.who not in {Who.FIRST, Who.SECOND, Who.NONE} else DUTY


def read_need(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what somebody needs to do: a condition with a figure, or what is often so, can be checked.

    `to keep the rate, you need to pay in $50`, `managers often need to hire within days`.
    """
    purpose = clause.tree.child(clause.predicate.verb, "advcl")
    is_condition = clause.has_figure and purpose is not None and clause.tree.tokens[purpose].tag == "VB"
    is_habit = clause.is_repeated and clause.who not in {Who.FIRST, Who.SECOND, Who.NONE}
    deed = clause.tree.child(clause.predicate.verb, "xcomp")
    is_approved = deed is not None and _has_approver(clause, deed)
    return None if is_condition or is_habit or is_approved else DUTY


def is_released(clause: Clause) -> bool:
    """Return whether somebody or something is said not to have to: `members do not have to pay`."""
    is_bound = clause.who in {Who.FIRST, Who.SECOND, Who.ANYBODY, Who.NONE}
    deed = clause.tree.child(clause.predicate.verb, "xcomp")
    is_deed = deed is not None and clause.tree.tokens[deed].text.lower() not in HAPPENINGS
    return clause.is_negated and is_deed and not is_bound and not clause.has_pronoun


def _has_approver(clause: Clause, deed: int) -> bool:
    """Return whether a body or post is named by which it is to be done: `needs to be approved by the board`."""
    agent = clause.tree.agent(deed)
    return agent is not None and who_at(clause.tree, agent) in {Who.NAMED, Who.PERSON}


def _read_would(clause: Clause) -> ClaimKindReading | None:
    verb = clause.word
    is_estimate = "have" in clause.helpers and clause.spoken and (clause.has_figure or clause.has_date)
    is_supposed = "have" in clause.helpers or clause.is_conditional
    is_told = clause.tells_of_past and clause.who in {Who.FIRST, Who.NAMED, Who.PERSON}
    is_past = is_told or clause.is_repeated or _is_on_the_day(clause)
    readings: tuple[tuple[bool, ClaimKindReading | None], ...] = (
        (not clause.helpers.isdisjoint(_AFTERWARDS) or verb in SAYING_VERBS or clause.subject_word in SHARES, None),
        (is_estimate and not clause.is_conditional, None),
        (is_supposed, SUPPOSITION),
        (clause.who is Who.FIRST and (verb in _LIKING or "rather" in clause.helpers), OWN_MIND),
        (clause.is_negated and verb != "be", None),
        (clause.subject_word in PROPOSALS and clause.is_definite, PLAN),
        (is_past, None),
        (clause.has_day and clause.is_definite and verb in HELD, PLAN),
        (clause.spoken, read_will(clause) or SUPPOSITION),
    )
    return next((reading for applies, reading in readings if applies), SUPPOSITION)


def _read_could(clause: Clause) -> ClaimKindReading | None:
    if "have" in clause.helpers or clause.is_conditional:
        return SUPPOSITION
    if clause.word == "be" and clause.subject_word in {"it", "there"} and not clause.is_negated:
        return POSSIBILITY
    perceives = clause.word in _PERCEIVING and clause.who is not Who.THING
    is_ability = clause.is_negated or clause.is_only or perceives or clause.tells_of_past
    return None if is_ability else POSSIBILITY


def _read_may(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what `may` be done: leave that is given or not can be looked up."""
    if "have" in clause.helpers:
        return _read_perhaps(clause)
    is_leave = (clause.acts or clause.is_any) and clause.who is not Who.THING and clause.word not in HAPPENINGS
    is_limited = clause.is_negated or clause.is_only or not clause.words.isdisjoint(_LIMITS)
    return None if is_leave and is_limited else POSSIBILITY


def _read_perhaps(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what may have been: an estimate can be looked up: `300 may have been exposed`."""
    return None if "have" in clause.helpers and clause.has_figure else POSSIBILITY


def _read_shall(clause: Clause) -> ClaimKindReading | None:
    return read_will(clause) if clause.who in {Who.FIRST, Who.SECOND} else None


def _read_should(_: Clause) -> ClaimKindReading:
    return DUTY


def _is_on_the_day(clause: Clause) -> bool:
    """Return whether it is told of a day in the past: `the next day, I would open the file`."""
    tokens = clause.tree.tokens
    dated = (place for place in clause.places if tokens[place].entity == "DATE")
    return any(tokens[under].text.lower() == "the" for place in dated for under in clause.tree.below[place])


_READERS: Final[dict[str, Reader]] = {
    "will": read_will,
    "shall": _read_shall,
    "would": _read_would,
    "could": _read_could,
    "may": _read_may,
    "might": _read_perhaps,
    "must": read_must,
    "should": _read_should,
    "ought": _read_should,
}
