"""What the governing verb makes of a statement that has no modal verb: a plan, a duty, a forecast, a wish."""

from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.coming import read_coming
from workbench.extraction.checkability.modals import is_released, read_must, read_need
from workbench.extraction.checkability.readings import (
    DUTY,
    FORECAST,
    JUDGEMENT,
    OPEN,
    OWN_MIND,
    PLAN,
    ClaimKindReading,
)
from workbench.facts.offices import is_office
from workbench.facts.predicates import auxiliaries
from workbench.facts.who import Who, who_at

_JUDGING: Final = frozenset({"deserve", "deserves"})
_VIEWS: Final = frozenset({"mind", "opinion", "taste", "view"})
_WISHING: Final = frozenset("want wants wanted wish wishes wished longing longs longed yearns yearning".split())
_BECOMING: Final = frozenset({"be", "become", "feel", "seem", "remain", "stay"})
_THOUGHTS: Final = frozenset("belief bet fear feeling guess hope hunch impression opinion sense suspicion view".split())
_ANNOUNCING: Final = frozenset("announce introduce launch present release report reveal share unveil".split())
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
    judges = clause.word in _JUDGING or (clause.who is Who.ANYBODY and clause.word in _OF_ANYBODY)
    readings = (
        (clause.word in EXPECTING and not clause.is_passive and not is_named(clause), FORECAST),
        (judges, JUDGEMENT),
        (_is_time_for(clause), DUTY),
        (_is_own_mind(clause) or _is_own_guess(clause) or _is_own_view(clause), OWN_MIND),
    )
    return next((reading for applies, reading in readings if applies), None)


def _is_time_for(clause: Clause) -> bool:
    """Return whether it says that the time has come: `it is high time the road was mended`."""
    time = clause.tree.child(clause.predicate.verb, "attr")
    if time is None or clause.subject_word != "it" or clause.word not in {"is", "'s"}:
        return False
    tree = clause.tree
    is_bare = tree.tokens[time].text.lower() == "time" and tree.child(time, "det", "poss", "nummod") is None
    places = (time, clause.predicate.verb)
    return is_bare and any(tree.child(place, "acl", "relcl", "ccomp", "xcomp", "advcl") is not None for place in places)


def _is_own_view(clause: Clause) -> bool:
    """Return whether the author says that it is a view: `in my view`, `to my mind`."""
    tree = clause.tree
    adjective = tree.child(clause.predicate.verb, "acomp")
    preps = [*tree.below[clause.predicate.verb], *(tree.below[adjective] if adjective is not None else ())]
    beside = [tree.child(prep, "pobj") for prep in preps]
    views = [at for at in beside if at is not None and tree.tokens[at].text.lower() in _VIEWS]
    owners = [tree.child(at, "poss") for at in views]
    is_own = any(owner is not None and tree.tokens[owner].text.lower() in {"my", "our"} for owner in owners)
    return is_own and not clause.spoken and not clause.has_figure and not clause.has_date


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
    if word in _WISHING and _is_only_to_be(clause, deed):
        return JUDGEMENT
    if word == "going":
        return None if not clause.helpers.isdisjoint({"was", "were"}) else read_coming(clause, deed)
    if word in {"has", "have", "'ve", "got"}:
        return None if is_released(clause) else read_must(clause)
    is_stated = word in EXPECTING and is_named(clause)
    is_copula = word in {"is", "are"} and clause.tree.child(clause.predicate.verb, "acomp", "attr") is None
    readings: tuple[tuple[bool, ClaimKindReading | None], ...] = (
        (word in {"remains", "remained"} and clause.tree.tokens[deed].text.lower() == "seen", OPEN),
        (word in {"need", "needs"}, read_need(clause)),
        (word == "ought", DUTY),
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


def _is_only_to_be(clause: Clause, deed: int) -> bool:
    """Return whether somebody is said to wish to be something that nobody can measure: `wants to be ahead`.

    A post, a name, a figure or a date can be looked up, and so can what somebody wants done.
    """
    if clause.tree.tokens[deed].text.lower() not in _BECOMING or clause.spoken:
        return False
    tree = clause.tree
    under = [tree.tokens[at] for at in tree.under(deed)]
    is_person = clause.predicate.subject >= 0 and tree.tokens[clause.predicate.subject].entity not in {"GPE", "ORG"}
    is_post = is_person and any(is_office(token.text) for token in under)
    is_named = any(token.tag in {"NNP", "NNPS"} for token in under)
    is_done = tree.child(deed, "auxpass") is not None or any(token.text.lower() == "able" for token in under)
    return not (is_post or is_named or is_done or clause.has_figure or clause.has_date)


def _is_own_guess(clause: Clause) -> bool:
    """Return whether it says what the author's guess, fear or view is: `my guess is that he will stand again`."""
    place = clause.predicate.subject
    owner = clause.tree.child(place, "poss") if place >= 0 else None
    is_own = owner is not None and clause.tree.tokens[owner].text.lower() in {"my", "our"}
    says_that = clause.tree.child(clause.predicate.verb, "ccomp") is not None
    is_chance = clause.subject_word in {"chances", "odds"} and says_that
    is_thought = is_chance or (is_own and clause.subject_word in _THOUGHTS)
    return is_thought and not clause.has_figure and not clause.has_date


def _announces(clause: Clause) -> bool:
    """Return whether a feeling only leads to news: `we are excited to announce an update`."""
    adjective = clause.tree.child(clause.predicate.verb, "acomp")
    deed = None if adjective is None else clause.tree.child(adjective, "xcomp")
    return deed is not None and clause.tree.tokens[deed].text.lower() in _ANNOUNCING


def _is_own_mind(clause: Clause) -> bool:
    """Return whether it says what the speaker thinks or feels; what is thought may have a figure: `built in 1889`."""
    if clause.who is not Who.FIRST:
        return False
    adjective = clause.tree.child(clause.predicate.verb, "acomp")
    feels = adjective is not None and clause.tree.tokens[adjective].text.lower() in _FEELING
    if clause.word == "help" and clause.is_negated and clause.tree.child(clause.predicate.verb, "xcomp") is not None:
        return True
    thought = clause.tree.child(clause.predicate.verb, "ccomp")
    has_fact = thought is not None and (clause.has_figure or clause.has_date)
    return (feels or clause.word in _MENTAL) and not has_fact and not _announces(clause)
