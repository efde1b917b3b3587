"""Judgements, impressions and guesses: what the predicate of a statement says of its subject, and how surely."""

from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.readings import GUESS, IMPRESSION, JUDGEMENT, POSSIBILITY, ClaimKindReading
from workbench.facts.offices import is_office
from workbench.text.document import Token
from workbench.text.language.word_lists import word_list

_COPULAS: Final = frozenset(
    "be is are was were been being 's 're 'm am become becomes became remain remains remained".split()
)
_SEEMING: Final = frozenset("seem seems seemed appear appears appeared".split())
_SENSING: Final = frozenset("look looks looked sound sounds sounded feel feels felt taste tastes tasted".split())
_GUESSING: Final = frozenset(
    "perhaps maybe presumably arguably hopefully possibly conceivably doubtless surely".split()
)
_POSSIBLE: Final = frozenset("possible plausible conceivable likely unlikely unclear uncertain doubtful".split())
_COMPLEMENTS: Final = ("acomp", "attr", "oprd")


def read_judgement(clause: Clause) -> ClaimKindReading | None:
    """Return why the clause is only a judgement, an impression or a guess; None where it is none."""
    has_fact = clause.has_figure or clause.has_date
    complement = clause.tree.child(clause.predicate.verb, *_COMPLEMENTS)
    is_judged = complement is not None and clause.word in _COPULAS
    readings = (
        (not clause.helpers.isdisjoint(_GUESSING) and not has_fact, GUESS),
        (_only_seems(clause, complement) and not has_fact, IMPRESSION),
        (is_judged and _may_be(clause, complement or 0), POSSIBILITY),
        (is_judged and _is_judged(clause, complement or 0), JUDGEMENT),
    )
    return next((reading for applies, reading in readings if applies), None)


def _only_seems(clause: Clause, complement: int | None) -> bool:
    """Return whether it says how something seems: `seems to work`, `looks tired`, `sounds like`."""
    is_like = clause.tree.next_word(clause.predicate.verb) in {"like", "as"}
    has_verb = clause.tree.child(clause.predicate.verb, "xcomp", "ccomp") is not None
    senses = clause.word in _SENSING and (complement is not None or is_like)
    return senses or (clause.word in _SEEMING and (complement is not None or is_like or has_verb))


def _may_be(clause: Clause, complement: int) -> bool:
    """Return whether it says that something is possible: `it is plausible that`, `it is unclear whether`."""
    is_that = clause.tree.child(clause.predicate.verb, "ccomp") or clause.tree.child(complement, "ccomp")
    return clause.tree.tokens[complement].text.lower() in _POSSIBLE and is_that is not None


def _is_judged(clause: Clause, complement: int) -> bool:
    """Return whether a word judges the subject, and no figure is given: `is good`, not `the worst since 1968`."""
    under = clause.tree.under(complement)
    if any(clause.tree.tokens[place].tag == "CD" for place in under):
        return False
    beside = [place for place in clause.tree.below[complement] if _describes(clause, place, complement)]
    return any(_judges(clause.tree.tokens[place]) for place in (complement, *beside))


def _describes(clause: Clause, place: int, complement: int) -> bool:
    """Return whether the word says what sort of a thing it is: `an important day`, but not `a special adviser`."""
    token = clause.tree.tokens[place]
    is_adjective = token.dep in {"amod", "conj"} and token.tag[:2] == "JJ"
    return is_adjective and not is_office(clause.tree.tokens[complement].text)


def _judges(token: Token) -> bool:
    """Return whether the word judges; compared forms are led back: `shabbiest`, `nicer`."""
    word = token.text.lower()
    judging = word_list("judgement_words")
    if word in judging:
        return True
    if token.tag not in {"JJR", "JJS"}:
        return False
    stem = word.removesuffix("est") if word.endswith("est") else word.removesuffix("er")
    return not {stem, f"{stem}e", stem.removesuffix("i") + "y", stem[:-1]}.isdisjoint(judging)
