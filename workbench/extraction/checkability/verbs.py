"""What the governing verb makes of a statement that has no modal verb: a plan, a duty, a forecast, a wish."""

from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.coming import read_coming
from workbench.extraction.checkability.modals import read_must
from workbench.extraction.checkability.readings import DUTY, FORECAST, JUDGEMENT, OWN_MIND, PLAN, ClaimKindReading
from workbench.facts.predicates import auxiliaries
from workbench.facts.who import Who, who_at

EXPECTING: Final = frozenset(
    "expect expects anticipate anticipates predict predicts forecast forecasts foresee foresees fear fears".split()
)
"""Verbs with which somebody foretells something."""
_PLANNING: Final = frozenset(
    """
    plan plans planned planning intend intends intended intending aim aims aimed aiming propose proposes proposed
    pledge pledges pledged pledging promise promises promised promising vow vows vowed vowing agree agrees agreed
    undertake undertakes undertook
    """.split()
)
_PLANNED: Final = frozenset({"due", "scheduled", "set", "slated", "planned", "booked", "earmarked"})
_AWAITED: Final = frozenset(
    {"expected", "likely", "unlikely", "bound", "poised", "certain", "sure", "tipped", "forecast"}
)
_MENTAL: Final = frozenset(
    """
    think believe feel hope love like guess suppose wish want doubt imagine enjoy hate prefer wonder suspect trust
    expect fear bet reckon mean miss loved liked enjoyed hated
    """.split()
)
_OF_ANYBODY: Final = frozenset(
    "want wants love loves like likes know knows hate hates need needs deserve deserves".split()
)
_FEELING: Final = frozenset(
    """
    afraid ashamed certain confident curious delighted eager excited glad grateful happy honoured honored hopeful keen
    pleased proud sad sorry surprised sure thankful thrilled tired worried
    """.split()
)


def read_verb(clause: Clause) -> ClaimKindReading | None:
    """Return what the verb makes of the clause; None where it can be checked."""
    deed = clause.tree.child(clause.predicate.verb, "xcomp")
    adjective = clause.tree.child(clause.predicate.verb, "acomp")
    awaited = None if adjective is None else _read_adjective(clause, adjective)
    if awaited or (deed is not None and _is_infinitive(clause, deed)):
        return awaited or _read_infinitive(clause, deed or 0)
    if clause.word in EXPECTING and not clause.is_passive and not is_named(clause):
        return FORECAST
    if clause.who is Who.ANYBODY and clause.word in _OF_ANYBODY:
        return JUDGEMENT
    return OWN_MIND if _is_own_mind(clause) else None


def is_named(clause: Clause) -> bool:
    """Return whether the subject is a body or person that can be asked: `the bank`, `Lee`, `analysts at Dray & Co`."""
    place = clause.predicate.subject
    if place < 0:
        return False
    if clause.is_any or clause.who in {Who.FIRST, Who.SECOND}:
        return any(who_at(clause.tree, under) is Who.NAMED for under in clause.tree.under(place))
    return clause.acts or clause.is_definite


def _is_infinitive(clause: Clause, deed: int) -> bool:
    return any(clause.tree.tokens[place].text.lower() == "to" for place in auxiliaries(clause.tree, deed))


def _read_infinitive(clause: Clause, deed: int) -> ClaimKindReading | None:
    """Return the reading of a verb with "to": `plans to close`, `has to close`, `is to close`."""
    word = clause.word
    if word == "going":
        return None if not clause.helpers.isdisjoint({"was", "were"}) else read_coming(clause, deed)
    if word in {"has", "have", "'ve", "got"}:
        return read_must(clause)
    is_stated = word in EXPECTING and is_named(clause)
    is_copula = word in {"is", "are"} and clause.tree.child(clause.predicate.verb, "acomp", "attr") is None
    readings: tuple[tuple[bool, ClaimKindReading | None], ...] = (
        (word in {"need", "needs", "ought"}, DUTY),
        (word in _AWAITED and clause.is_passive, _read_awaited(clause)),
        (word in _PLANNED and clause.is_passive, PLAN),
        (word in _PLANNING and clause.who is not Who.THING, PLAN),
        (is_stated or (is_copula and clause.acts), PLAN),
        (word in EXPECTING and not clause.is_passive, FORECAST),
        (clause.who is Who.FIRST and word in _MENTAL, OWN_MIND),
    )
    return next((reading for applies, reading in readings if applies), None)


def _read_adjective(clause: Clause, adjective: int) -> ClaimKindReading | None:
    """Return the reading of "is due to", "is likely to"; None for another adjective, in the past, or compared."""
    word = clause.tree.tokens[adjective].text.lower()
    deed = clause.tree.child(adjective, "xcomp")
    is_compared = not clause.words.isdisjoint({"more", "less", "most", "least", "times"})
    if (
        is_compared
        or deed is None
        or clause.tree.tokens[clause.predicate.verb].tag == "VBD"
        or word not in _PLANNED | _AWAITED
    ):
        return None
    return PLAN if word in _PLANNED else _read_awaited(clause)


def _read_awaited(clause: Clause) -> ClaimKindReading:
    """Return the reading of what is expected: on a day, it is on a calendar; by somebody named, it can be looked up."""
    agent = clause.tree.agent(clause.predicate.verb)
    has_source = agent is not None and who_at(clause.tree, agent) in {Who.NAMED, Who.PERSON}
    return PLAN if has_source or (clause.has_date and not clause.has_figure) else FORECAST


def _is_own_mind(clause: Clause) -> bool:
    """Return whether it says what the speaker thinks or feels; what is thought may have a figure: `built in 1889`."""
    if clause.who is not Who.FIRST:
        return False
    adjective = clause.tree.child(clause.predicate.verb, "acomp")
    feels = adjective is not None and clause.tree.tokens[adjective].text.lower() in _FEELING
    thought = clause.tree.child(clause.predicate.verb, "ccomp")
    has_fact = thought is not None and (clause.has_figure or clause.has_date)
    return (feels or clause.word in _MENTAL) and not has_fact
