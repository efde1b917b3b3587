"""What a modal verb makes of a statement: a plan, a rule, a past ability, or what cannot be checked."""

from collections.abc import Callable
from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.readings import (
    DUTY,
    FORECAST,
    INTENTION,
    OWN_MIND,
    PLAN,
    POSSIBILITY,
    SUPPOSITION,
    ClaimKindReading,
)
from workbench.facts.who import Who
from workbench.text.speech.reporting import SAYING_VERBS

Reader = Callable[[Clause], ClaimKindReading | None]

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
_HAPPENINGS: Final = _CHANGES | frozenset(
    """
    be become have get lose win fail suffer struggle need like love hate regret see find remain stay benefit survive
    know understand feel want die experience notice enjoy miss realise realize learn turn mean prove depend happen
    emerge seem look think believe
    """.split()
)
"""Verbs of what comes about without anybody's decision."""
_HELD: Final = frozenset(
    """
    begin start open close end finish last run resume continue launch air expire feature include contain offer cover
    host mark replace
    """.split()
)
"""Verbs of what is on a calendar or in a programme: `the trial will open`, `the fair will feature`."""
_FELT: Final = frozenset(
    "felt remembered seen known missed affected forgotten surprised disappointed limited amazed made rewarded".split()
)
"""Participles of what nobody arranges: `will be remembered`."""
_REPEATED: Final = frozenset("often always sometimes usually regularly every each frequently".split())
_AFTERWARDS: Final = frozenset({"later", "eventually", "then"})
_PERCEIVING: Final = frozenset("see hear feel smell taste remember recall understand tell afford find".split())
_PROPOSALS: Final = frozenset(
    """
    act agreement amendment ballot ban bill budget contract deal decree directive draft law legislation measure merger
    motion pact package plan policy programme program project proposal referendum reform regulation resolution rule
    scheme settlement tax treaty
    """.split()
)
_LIKING: Final = frozenset("like love prefer hate say think recommend suggest argue".split())
_LIMITS: Final = frozenset({"within", "until", "unless", "only"})
_ORDERED: Final = _LIMITS | {"before", "after", "without", "first"}


def read_modal(clause: Clause) -> ClaimKindReading | None:
    """Return what the modal verb of the clause makes of it; None where it can be checked."""
    reader = _READERS.get(clause.predicate.modal)
    return reader(clause) if reader else None


def read_will(clause: Clause) -> ClaimKindReading:
    """Return the reading of what will happen: somebody's plan, a fixed day, or a forecast."""
    return read_coming(clause, clause.predicate.verb)


def read_coming(clause: Clause, deed: int) -> ClaimKindReading:
    """Return the reading of what will happen, where the verb that says what is at `deed`: `is going to close`."""
    verb = clause.tree.tokens[deed].text.lower()
    is_told = not clause.speaks_to_reader and clause.who is not Who.ANYBODY
    if not is_told or not clause.helpers.isdisjoint(_UNSURE):
        return FORECAST
    if clause.who is Who.FIRST:
        return _read_own(clause, verb)
    if clause.tree.child(deed, "auxpass") is not None:
        is_planned = (clause.is_definite or clause.has_date or clause.has_figure) and verb not in _FELT
    else:
        is_planned = _is_arranged(clause, verb, deed)
    return PLAN if is_planned else FORECAST


def _read_own(clause: Clause, verb: str) -> ClaimKindReading:
    """Return the reading of what a speaker means to do: a named one's can be looked up, and so can a day."""
    is_promise = clause.has_day or (clause.spoken and verb not in _HAPPENINGS)
    by_author = FORECAST if verb in _HAPPENINGS else INTENTION
    return PLAN if is_promise else by_author


def _is_arranged(clause: Clause, verb: str, deed: int) -> bool:
    """Return whether somebody decides what will happen, or it has a day."""
    if verb in _CHANGES:
        return False
    is_set = verb in _HELD and (clause.is_definite or clause.has_date)
    has_day = clause.has_day and clause.tree.child(deed, "acomp") is None
    is_provided = clause.subject_word in _PROPOSALS and clause.is_definite
    is_decided = clause.acts or is_provided or (clause.spoken and clause.has_pronoun)
    return is_set or has_day or (is_decided and verb not in _HAPPENINGS)


def read_must(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what must be done: a rule can be looked up, a demand cannot."""
    if "have" in clause.helpers:
        return SUPPOSITION
    is_limited = clause.has_figure or clause.has_date or not clause.words.isdisjoint(_ORDERED)
    is_rule = is_limited or clause.is_each or (clause.is_any and clause.is_passive)
    return None if is_rule and clause.who not in {Who.FIRST, Who.SECOND, Who.NONE} else DUTY


def _read_would(clause: Clause) -> ClaimKindReading | None:
    verb = clause.word
    is_supposed = "have" in clause.helpers or clause.is_conditional
    is_told = clause.tells_of_past and clause.who in {Who.FIRST, Who.NAMED, Who.PERSON}
    is_past = is_told or not clause.words.isdisjoint(_REPEATED) or _is_on_the_day(clause)
    readings: tuple[tuple[bool, ClaimKindReading | None], ...] = (
        (not clause.helpers.isdisjoint(_AFTERWARDS) or verb in SAYING_VERBS, None),
        (is_supposed, SUPPOSITION),
        (clause.who is Who.FIRST and (verb in _LIKING or "rather" in clause.helpers), OWN_MIND),
        (clause.is_negated and verb != "be", None),
        (clause.subject_word in _PROPOSALS and clause.is_definite, PLAN),
        (is_past, None),
        (clause.spoken, read_will(clause)),
    )
    return next((reading for applies, reading in readings if applies), SUPPOSITION)


def _read_could(clause: Clause) -> ClaimKindReading | None:
    if "have" in clause.helpers or clause.is_conditional:
        return SUPPOSITION
    perceives = clause.word in _PERCEIVING and clause.who is not Who.THING
    is_ability = clause.is_negated or clause.is_only or perceives or clause.tells_of_past
    return None if is_ability else POSSIBILITY


def _read_may(clause: Clause) -> ClaimKindReading | None:
    """Return the reading of what `may` be done: leave that is given or not can be looked up."""
    if "have" in clause.helpers:
        return _read_perhaps(clause)
    is_leave = (clause.acts or clause.is_any) and clause.who is not Who.THING and clause.word not in _HAPPENINGS
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
