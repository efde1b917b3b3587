"""Judgements, impressions and guesses: what the predicate of a statement says of its subject, and how surely."""

from typing import Final

from workbench.extraction.checkability.clause import Clause
from workbench.extraction.checkability.readings import GUESS, IMPRESSION, JUDGEMENT, POSSIBILITY, ClaimKindReading
from workbench.facts.offices import is_office
from workbench.facts.who import Who, who_at
from workbench.text.document import Token
from workbench.text.language.word_lists import word_list

_COPULAS: Final = frozenset(
    "be is are was were been being 's 're 'm am become becomes became remain remains remained".split()
)
_SEEMING: Final = frozenset("seem seems seemed appear appears appeared".split())
_TASTING: Final = frozenset("smell smells smelled taste tastes tasted".split())
_SENSING: Final = frozenset("look looks looked sound sounds sounded feel feels felt taste tastes tasted".split())
_GUESSING: Final = frozenset(
    "perhaps maybe presumably arguably hopefully possibly conceivably doubtless surely".split()
)
_POSSIBLE: Final = frozenset("possible plausible conceivable likely unlikely unclear uncertain doubtful".split())
_NEEDED: Final = frozenset({"crucial", "essential", "vital"})
_COMPLEMENTS: Final = ("acomp", "attr", "oprd")


def read_judgement(clause: Clause) -> ClaimKindReading | None:
    """Return why the clause is only a judgement, an impression or a guess; None where it is none."""
    has_fact = clause.has_figure or clause.has_date
    complement = clause.tree.child(clause.predicate.verb, *_COMPLEMENTS)
    is_judged = complement is not None and clause.word in _COPULAS
    readings = (
        (not clause.helpers.isdisjoint(_GUESSING) and not has_fact, GUESS),
        (_only_seems(clause, complement) and not has_fact and not _is_effect(clause, complement), IMPRESSION),
        (is_judged and _may_be(clause, complement or 0), POSSIBILITY),
        (is_judged and _compares_deeds(clause, complement or 0), JUDGEMENT),
        (is_judged and _is_judged(clause, complement or 0), JUDGEMENT),
    )
    return next((reading for applies, reading in readings if applies), None)


def _only_seems(clause: Clause, complement: int | None) -> bool:
    """Return whether it says how something seems: `seems to work`, `looks tired`, `sounds like`."""
    is_like = clause.tree.next_word(clause.predicate.verb) in {"like", "as"}
    has_verb = clause.tree.child(clause.predicate.verb, "xcomp", "ccomp") is not None
    senses = clause.word in _SENSING and (complement is not None or is_like)
    return senses or (clause.word in _SEEMING and (complement is not None or is_like or has_verb))


def _is_effect(clause: Clause, complement: int | None) -> bool:
    """Return whether it tells how things look under a condition: `objects look larger under water`."""
    if complement is None or clause.who is not Who.THING or clause.has_pronoun:
        return False
    at = (clause.predicate.verb, complement)
    if clause.word in _TASTING and clause.is_any and not _judges(clause.tree.tokens[complement]):
        return True
    is_bound = any(clause.tree.child(place, "prep", "advcl") is not None for place in at)
    token = clause.tree.tokens[complement]
    judges = token.tag[:2] != "JJ" or _judges(token)
    return is_bound and not judges and (clause.is_any or token.tag == "JJR")


def _may_be(clause: Clause, complement: int) -> bool:
    """Return whether it says that something is possible: `it is plausible that`, `it is unclear whether`."""
    is_that = clause.tree.child(clause.predicate.verb, "ccomp") or clause.tree.child(complement, "ccomp")
    return clause.tree.tokens[complement].text.lower() in _POSSIBLE and is_that is not None


def _compares_deeds(clause: Clause, complement: int) -> bool:
    """Return whether something is said to be, or not to be, the same as doing something: `it is the same as paying`."""
    tree = clause.tree
    preps = [under for under in tree.below[complement] if tree.tokens[under].text.lower() in {"as", "like"}]
    deeds = [deed for deed in (tree.child(prep, "pcomp") for prep in preps) if deed is not None]
    is_same = tree.tokens[complement].text.lower() in {"same", "equivalent"}
    return is_same and not clause.has_figure and any(tree.tokens[deed].tag == "VBG" for deed in deeds)


def _is_needed(clause: Clause, complement: int) -> bool:
    """Return whether one thing is said to be needed for another, which can be tested: `fats are vital for the body`.

    What somebody does, and what "it" is, are only judged.
    """
    tree = clause.tree
    is_noun = clause.predicate.subject >= 0 and tree.tokens[clause.predicate.subject].tag[:2] == "NN"
    is_thing = is_noun and clause.who is Who.THING
    if not is_thing or tree.tokens[complement].text.lower() not in _NEEDED or clause.is_definite:
        return False
    preps = (under for under in tree.below[complement] if tree.tokens[under].text.lower() in {"for", "to"})
    return any(tree.child(prep, "pobj", "pcomp") is not None for prep in preps)


def _is_judged(clause: Clause, complement: int) -> bool:
    """Return whether a word judges the subject, and no figure is given: `is good`, not `the worst since 1968`."""
    under = clause.tree.under(complement)
    if any(clause.tree.tokens[place].tag == "CD" for place in under) or _tells_what(clause, complement):
        return False
    if _is_needed(clause, complement):
        return False
    beside = [place for place in clause.tree.below[complement] if _describes(clause, place, complement)]
    return any(_judges(clause.tree.tokens[place]) for place in (complement, *beside))


def _tells_what(clause: Clause, complement: int) -> bool:
    """Return whether a noun says what it is, beside an adjective that judges: `a good source of iron`, `a book by Lee`.

    A day or thing "of" or "for" somebody is still only judged.
    """
    tree = clause.tree
    if _judges(tree.tokens[complement]) or tree.tokens[complement].tag[:2] != "NN":
        return False
    is_of_sort = clause.is_any or (
        clause.who is Who.THING and not clause.is_definite and clause.subject_word != "there"
    )
    for place in tree.below[complement]:
        word, is_prep = tree.tokens[place].text.lower(), tree.tokens[place].dep == "prep"
        has_name = any(who_at(tree, under) is Who.NAMED for under in tree.under(place))
        if (is_prep and word == "of" and is_of_sort) or (
            has_name and (tree.tokens[place].dep == "appos" or word == "by")
        ):
            return True
    return False


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
