"""What people and things show: a report that says so, a thing that only suggests, a team that does what it can."""

from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.who import Who, holds_views, is_body, puts_in_words, who_at

_SHOWING_WORDS: Final = """
confirm confirms confirmed demonstrate demonstrates demonstrated establish establishes established imply implies implied
indicate indicates indicated mean means meant prove proves proved reveal reveals revealed show shows showed shown
signal signals signalled signaled suggest suggests suggested
"""
_SHOWING: Final = frozenset(_SHOWING_WORDS.split())
"""Verbs of which a thing may be the subject without saying a word."""

_DOING_WORDS: Final = """
demonstrate demonstrates demonstrated learn learns learned learnt prove proves proved show shows showed shown
"""
_DOING: Final = frozenset(_DOING_WORDS.split())
"""Verbs for what somebody does, or comes to know, when the clause under them is about the same one."""


def shown_thing(tree: DependencyTree, verb: int, subject: int) -> Span | None:
    """Return what a report or a survey shows without a clause: `the emails show ties`, `a poll shows a tight race`."""
    thing = tree.child(verb, "dobj")
    is_shown = tree.tokens[verb].text.lower() in _SHOWING and puts_in_words(tree, subject)
    return tree.stretch(thing) if is_shown and thing is not None else None


def _is_mute(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun is a thing that holds no words: `the walkout`, `these questions`."""
    token = tree.tokens[noun]
    is_thing = who_at(tree, noun) is Who.THING and token.tag in {"NN", "NNS"} and token.text.islower()
    return is_thing and not holds_views(tree, noun) and not puts_in_words(tree, noun)


def is_deed(tree: DependencyTree, verb: int, subject: int) -> bool:
    """Return whether the verb tells no words: `his absence suggests that`, `the team showed it could win`."""
    word = tree.tokens[verb].text.lower()
    if word in _SHOWING and _is_mute(tree, subject):
        return True
    clause = tree.child(verb, "ccomp")
    about = None if clause is None else tree.child(clause, "nsubj", "nsubjpass")
    if word not in _DOING or about is None or puts_in_words(tree, subject):
        return False
    is_many = is_body(tree, subject) or tree.tokens[subject].tag in {"NNS", "NNPS"}
    return tree.tokens[about].text.lower() in ({"it", "they"} if is_many else {"he", "she"})
