"""Stances: what somebody wants, likes, judges, supports or disputes (`backs the plan`, `is keen to leave`)."""

from functools import cache
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.content import is_reporting_word
from workbench.facts.attributions.speech_acts import framed_content, is_speech_act, verb_frames
from workbench.facts.attributions.subjects import speaker_of
from workbench.facts.dependency_tree import TELLING, DependencyTree
from workbench.facts.who import holds_views
from workbench.text.document import Token
from workbench.text.language.word_lists import entries_of

_HELPERS: Final = frozenset({"do", "does", "did", "will", "'ll", "would", "'d", "to"})
_SUPPOSED: Final = frozenset({"may", "might", "could", "should", "must", "can", "if", "unless", "whether"})
_SUBORDINATE: Final = frozenset({"aux", "auxpass", "mark"})
_LIGHT_WORDS: Final = """
announce announced announces announcing deliver delivered delivering delivers express expressed expresses expressing
gave give given gives giving had has have having issue issued issues issuing launch launched launches launching made
make makes making offer offered offering offers publish published raise raised raises raising reiterate reiterated
renew renewed repeat repeated repeats state stated states stating take taken takes taking took voice voiced voices
voicing
"""
_LIGHT: Final = frozenset(_LIGHT_WORDS.split())
"""Verbs with which somebody has, takes or voices a stance that a noun names: `voiced support for the plan`."""


def may_take_stance(token: Token) -> bool:
    """Return whether the word may be one with which somebody takes a stance."""
    return bool(_frames_of(token))


def stance_content(tree: DependencyTree, index: int) -> Span | None:
    """Return what the stance by the word at `index` is about; None where it takes none, or only may."""
    token, verb, frames = tree.tokens[index], verb_of_stance(tree, index), _frames_of(tree.tokens[index])
    if verb is None or not _is_taken(tree, verb):
        return None
    content = framed_content(tree, index, frames)
    if content is None and (frames or is_reporting_word(token)) and token.tag[:2] == "VB":
        clause = tree.child(index, "ccomp")
        is_found = not frames and clause is not None and _is_participle(tree, clause)
        return None if is_found else _clause(tree, index)
    return content or _phrase_after_noun(tree, index, frames)


def holder_of_stance(tree: DependencyTree, index: int) -> int | None:
    """Return the person or body whose stance the word at `index` shows; None for the author's own."""
    verb = verb_of_stance(tree, index)
    holder = None if verb is None else speaker_of(tree, verb)
    if holder is None or tree.tokens[holder].text.lower() in {"i", "we"}:
        return None
    return holder if holds_views(tree, holder) else None


def verb_of_stance(tree: DependencyTree, index: int) -> int | None:
    """Return the verb of the stance: the word itself, the copula beside it, or that of a noun.

    So `voiced support for the plan`, `came out in support of the plan`.
    """
    token, head = tree.tokens[index], tree.head(index)
    if token.tag[:2] == "VB" and token.dep != "acomp":
        return index
    if token.dep in {"acomp", "oprd", "attr"} and head != index:
        return head
    is_in = token.dep == "pobj" and tree.tokens[head].text.lower() == "in"
    if is_in and tree.child(index, "det") is None and tree.tokens[tree.head(head)].tag[:2] == "VB":
        return tree.head(head)
    is_voiced = (
        token.dep == "dobj" and tree.tokens[head].text.lower() in _LIGHT and not is_speech_act(tree.tokens[head])
    )
    return head if is_voiced else None


def _is_taken(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb shows a tense and is no supposition."""
    token = tree.tokens[verb]
    helpers = {tree.tokens[under].text.lower() for under in tree.below[verb] if tree.tokens[under].dep in _SUBORDINATE}
    if helpers & _SUPPOSED:
        return False
    if token.tag in TELLING:
        return True
    return bool(helpers) if token.tag == "VBN" else token.tag == "VB" and not helpers.isdisjoint(_HELPERS - {"to"})


def _is_participle(tree: DependencyTree, verb: int) -> bool:
    """Return whether the verb is a bare participle, as in `found the boy lying`."""
    return tree.tokens[verb].tag in {"VBG", "VBN"} and tree.child(verb, "aux", "auxpass", "mark") is None


def _clause(tree: DependencyTree, verb: int) -> Span | None:
    """Return the clause under the verb, whatever opens it; None for `found themselves trapped`."""
    clause = tree.child(verb, "ccomp")
    if clause is None or clause < verb:
        return None
    subject = tree.child(clause, "nsubj", "nsubjpass")
    is_reflexive = subject is not None and tree.tokens[subject].text.lower().endswith(("self", "selves"))
    return None if is_reflexive else tree.stretch(clause)


def _phrase_after_noun(tree: DependencyTree, index: int, frames: frozenset[str]) -> Span | None:
    """Return the phrase that the parser hung on the verb of the noun at `index`: `voiced support for the plan`."""
    if tree.tokens[index].dep != "dobj":
        return None
    for child in tree.below[tree.head(index)]:
        token = tree.tokens[child]
        if child > index and token.dep == "prep" and token.text.lower() in frames and tree.below[child]:
            return tree.stretch(child)
    return None


def _frames_of(token: Token) -> frozenset[str]:
    """Return what may follow the word as one of a stance; empty where it is none."""
    word = token.text.lower()
    if token.tag[:2] == "VB" and (frames := verb_frames("stance_verbs").get(word)):
        return frames
    if token.dep in {"acomp", "oprd"}:
        return _word_frames("stance_adjectives").get(word, frozenset())
    if token.tag not in {"NN", "NNS"}:
        return frozenset()
    return _word_frames("stance_holders" if token.dep == "attr" else "stance_nouns").get(word, frozenset())


@cache
def _word_frames(name: str) -> dict[str, frozenset[str]]:
    """Return what may follow each adjective, or each noun in the singular and plural."""
    frames: dict[str, frozenset[str]] = {}
    for entry in entries_of(name):
        word, *allowed = entry.split()
        frames[word] = frames[f"{word}s"] = frozenset(allowed)
    return frames
