"""What will happen: a plan, a fixed day, how something works or what it does as a habit, or a forecast."""

from dataclasses import replace
from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.readings import FORECAST, INTENTION, PLAN, ClaimKindReading
from workbench.facts.dependency_tree import SUBJECTS
from workbench.facts.offices import is_office
from workbench.facts.who import Who, who_at

_UNSURE: Final = frozenset(
    """
    probably perhaps maybe surely inevitably undoubtedly doubtless likely hopefully possibly presumably eventually
    sooner someday ever
    """.split()
)
_CHANGES: Final = frozenset(
    "rise fall grow shrink increase decrease drop climb decline reach exceed double slow improve worsen cost".split()
)
"""Verbs of a measure that changes."""
HAPPENINGS: Final = _CHANGES | frozenset(
    """
    be become have get lose win fail suffer struggle need like love hate regret see find remain stay benefit survive
    know understand feel want die experience notice enjoy miss realise realize learn turn mean prove depend happen
    emerge seem look think believe
    """.split()
)
"""Verbs of what comes about without anybody's decision."""
HELD: Final = frozenset(
    """
    begin start open close end finish last run resume continue launch air expire feature include contain offer cover
    host mark replace
    """.split()
)
"""Verbs of what is on a calendar or in a programme: `the trial will open`, `the fair will feature`."""
_PROVIDING: Final = frozenset({"feature", "include", "contain", "host", "offer"})
_FELT: Final = frozenset(
    "felt remembered seen known missed affected forgotten surprised disappointed limited amazed made rewarded".split()
)
"""Participles of what nobody arranges: `will be remembered`."""
PROPOSALS: Final = frozenset(
    """
    act agreement amendment ballot ban bill budget contract deal decree directive draft law legislation measure merger
    motion pact package plan policy programme program project proposal referendum reform regulation resolution rule
    scheme settlement tax treaty
    """.split()
)
"""Nouns of what provides for something."""
_FATED: Final = _CHANGES | frozenset(
    """
    win fail suffer struggle love hate regret survive benefit feel want enjoy miss know understand seem look think
    believe happen emerge prove
    """.split()
)
"""Verbs of what no calendar holds and no programme lists."""
_HOLDING: Final = frozenset({"have", "get", "be", "become", "receive"})
_RESTING: Final = frozenset({"depend", "vary"})
_OFFERED: Final = frozenset({"available", "effective", "live", "open", "ready"})
_RULED: Final = frozenset({"subject", "liable", "eligible", "entitled", "exempt", "required", "obliged"})
"""Adjectives of what a rule makes of somebody: `will be subject to`."""
_GENERALLY: Final = frozenset({"generally", "typically", "normally", "usually", "often"})
_WHEREABOUTS: Final = frozenset({"without", "at", "in", "on"})
_SETTINGS: Final = frozenset({"in", "on", "with", "at", "throughout", "during", "within"})
_RANKS: Final = frozenset("first second third fourth fifth last final only".split())
SHARES: Final = frozenset({"%", "percent", "cent"})
"""Nouns of a share of people or things."""
_FUTURE: Final = frozenset(
    "soon next future coming tomorrow tonight years decades decade century generation how when".split()
)
_NOUNS: Final = frozenset({"NN", "NNS"})


def read_will(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what will happen: somebody's plan, a fixed day, or a forecast."""
    return read_coming(clause, clause.predicate.verb)


def read_coming(clause: Clause, deed: int) -> ClaimKindReading | None:
    """Return the reading of what will happen, where the verb that says what is at `deed`: `is going to close`."""
    verb = clause.tree.tokens[deed].text.lower()
    if clause.who is Who.FIRST and clause.helpers.isdisjoint(_UNSURE):
        return _read_own(clause, verb)
    is_open = clause.who is Who.ANYBODY or not clause.helpers.isdisjoint(_UNSURE)
    return FORECAST if is_open else _read_told(clause, verb, deed)


def _read_told(clause: Clause, verb: str, deed: int) -> ClaimKindReading | None:
    """Return the reading of what somebody or something other than the author will do."""
    is_general = not clause.helpers.isdisjoint(_GENERALLY) and verb in _CHANGES and not clause.has_date
    if is_general or _is_habit(clause, verb) or _works(clause, verb, deed) or clause.subject_word in SHARES:
        return None
    if clause.who is Who.SECOND:
        return None if _is_found(clause, verb, deed) or _is_let(clause, verb, deed) else FORECAST
    if _is_under_rule(clause, verb, deed) or _is_about(clause, verb, deed):
        return PLAN
    is_programme = verb in _PROVIDING and clause.is_definite
    is_decided = _is_decided(clause, verb, deed) and not clause.speaks_to_reader
    is_planned = is_programme or _continues_plan(clause) or is_decided
    return PLAN if is_planned or _is_scheduled(clause, verb, deed) else FORECAST


def _continues_plan(clause: Clause) -> bool:
    """Return whether it goes on with a plan of the same subject: `will be out on 3 May and will add a map`."""
    verb = clause.predicate.verb
    is_joined = clause.tree.tokens[verb].dep == "conj" and clause.tree.child(verb, *SUBJECTS) is None
    if clause.predicate.modal != "will" or not is_joined:
        return False
    head = clause.tree.head(verb)
    return read_coming(replace(clause, predicate=clause.predicate._replace(verb=head)), head) is PLAN


def _is_decided(clause: Clause, verb: str, deed: int) -> bool:
    if clause.tree.child(deed, "auxpass") is None:
        return _is_arranged(clause, verb, deed)
    return (clause.is_definite or clause.has_date or clause.has_figure) and verb not in _FELT


def _is_habit(clause: Clause, verb: str) -> bool:
    """Return whether it tells what is done again and again, or of each one: `he will often sit by the river`."""
    return (clause.is_repeated or clause.is_each_one) and verb not in _FATED and not clause.has_date


def _works(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether it tells how any of a sort works or behaves: `a pump will draw the water up`."""
    if verb in _RESTING:
        return True
    is_future = clause.has_date or not clause.words.isdisjoint(_FUTURE)
    if is_future or verb in HAPPENINGS or clause.tree.child(deed, "acomp") is not None:
        return False
    token = clause.tree.tokens[clause.predicate.subject]
    is_bare = token.tag in _NOUNS and clause.tree.child(clause.predicate.subject, "det", "poss") is None
    serves_reader = clause.speaks_to_reader and clause.who is not Who.SECOND and clause.is_definite
    return clause.predicate.subject >= 0 and (clause.is_any or is_bare or serves_reader)


def _is_found(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether readers are told what there is, with a figure or a name: `you will find a map for $5`."""
    found = clause.tree.child(deed, "dobj")
    if found is None or verb in _FATED:
        return False
    is_named = any(who_at(clause.tree, place) is Who.NAMED for place in clause.tree.under(found))
    return is_named or clause.has_figure or clause.has_date


def _is_let(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether readers are told what something named holds for them: `In Draw Mode, you will trim`."""
    tree, adjective = clause.tree, clause.tree.child(deed, "acomp")
    is_able = adjective is not None and tree.tokens[adjective].text.lower() == "able"
    if verb in HAPPENINGS and not is_able:
        return False
    settings = (under for under in tree.below[deed] if under < clause.predicate.subject)
    within = [tree.child(at, "pobj") for at in settings if tree.tokens[at].text.lower() in _SETTINGS]
    return any(place is not None and _has_name(clause, place) for place in within)


def _has_name(clause: Clause, place: int) -> bool:
    """Return whether a name that is no date is in the words of the noun at `place`."""
    tokens = (clause.tree.tokens[at] for at in (place, *clause.tree.under(place)))
    return any(token.tag in {"NNP", "NNPS"} and token.entity not in {"DATE", "TIME"} for token in tokens)


def _is_under_rule(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether a rule holds for somebody or something: `Lee will be subject to the code`."""
    adjective = clause.tree.child(deed, "acomp")
    return verb == "be" and adjective is not None and clause.tree.tokens[adjective].text.lower() in _RULED


def _is_about(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether it names where or without whom somebody or something is to be: `Ayr will be without Holm`."""
    tree = clause.tree
    held = tree.child(deed, "attr", "acomp")
    if verb != "be" or not clause.is_definite or clause.has_pronoun:
        return False
    if held is not None:
        is_the_one = any(tree.tokens[under].text.lower() in {"the", "its"} for under in tree.below[held])
        return is_the_one and tree.tokens[held].tag == "NN" and _has_name(clause, held)
    beside = [tree.child(at, "pobj") for at in tree.below[deed] if tree.tokens[at].text.lower() in _WHEREABOUTS]
    return any(place is not None and _has_name(clause, place) for place in beside)


def _is_scheduled(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether it has a date or figure, or names what somebody gets or is: `it will lose its patent in 2030`."""
    is_pointing = clause.subject_word in {"this", "that"} and verb == "be" and not clause.speaks_to_reader
    if verb in _FATED or not (is_pointing or clause.is_definite):
        return False
    adjective = clause.tree.child(deed, "acomp")
    if adjective is not None:
        is_bound = clause.has_date or clause.has_month or clause.has_figure
        return is_bound and clause.tree.tokens[adjective].text.lower() in _OFFERED
    return clause.has_date or clause.has_month or clause.has_figure or _is_given(clause, verb, deed)


def _is_given(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether it names what somebody gets or is to be: `Lee will be chair`, `Ayr will have a Norgas P4`."""
    held = clause.tree.child(deed, "attr", "dobj")
    if held is not None and verb == "be" and _is_ranked(clause, held):
        return True
    if held is None or verb not in _HOLDING or not (clause.acts or clause.who is Who.NAMED):
        return False
    is_post = is_office(clause.tree.tokens[held].text)
    return is_post or any(who_at(clause.tree, place) is Who.NAMED for place in clause.tree.under(held))


def _is_ranked(clause: Clause, held: int) -> bool:
    """Return whether it is to be the first, the last or the only one of its sort."""
    return any(clause.tree.tokens[under].text.lower() in _RANKS for under in clause.tree.below[held])


def _read_own(clause: Clause, verb: str) -> ClaimKindReading:
    """Return the reading of what a speaker means to do: a named one's can be looked up, and so can a day."""
    is_promise = clause.has_day or (clause.spoken and verb not in HAPPENINGS)
    by_author = FORECAST if verb in HAPPENINGS else INTENTION
    return PLAN if is_promise else by_author


def _is_arranged(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether somebody decides what will happen, or it has a day."""
    if verb in _CHANGES:
        return False
    is_set = verb in HELD and (clause.is_definite or clause.has_date)
    has_day = clause.has_day and clause.tree.child(deed, "acomp") is None
    is_provided = clause.subject_word in PROPOSALS and clause.is_definite
    is_decided = clause.acts or is_provided or (clause.spoken and clause.has_pronoun)
    return is_set or has_day or (is_decided and verb not in HAPPENINGS)
