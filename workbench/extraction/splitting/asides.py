"""Statements made in passing, between commas: `the trial, which enrolled 1,204 patients, ended`."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import facts_of
from workbench.text.document import Document, TextSentence, Token

_PRONOUNS: Final = frozenset({"who", "which", "whose"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_NAMES: Final = frozenset({"NNP", "NNPS"})
_COMMON: Final = frozenset({"NN", "NNS"})
_ENDS: Final = frozenset({",", ".", ";", ":", ")", "—", "–", ""})
_FEWEST_WORDS: Final = 3
_LONGEST_NOUN: Final = 90
_MOST_WORDS: Final = 5
"""Most words of a noun phrase that is no name but says which one is meant."""


class Aside(NamedTuple):
    """A statement made in passing: its span, and the statement that it makes alone."""

    span: Span
    standalone: str


def asides_of(document: Document, sentence: TextSentence) -> Iterator[Aside]:
    """Yield the relative clauses, participles and descriptions that a comma sets off from the noun they describe.

    `the firm, founded in 1998,` states that the firm was founded in 1998, and
    `the firm, the oldest in Ayr,` that it is the oldest. A clause without a
    comma before it says which one is meant, and is no aside.
    """
    tokens = document.sentence_tokens(sentence) if sentence.is_readable else ()
    heads = [index for index, token in enumerate(tokens) if _may_head_aside(tokens, index, token)]
    if not heads:
        return
    tree = facts_of(document).tree(sentence)
    for index in heads:
        if tokens[index].dep == "appos":
            aside = _description(document.text, tree, index)
        else:
            aside = _clause_aside(document.text, tree, index)
        if aside:
            yield aside


def _may_head_aside(tokens: Sequence[Token], index: int, token: Token) -> bool:
    if token.dep == "appos":
        return token.tag in _COMMON
    if token.dep == "acl":
        return token.tag == "VBN" and index > 0 and tokens[index - 1].text == ","
    return token.dep == "relcl" and any(other.text.lower() in _PRONOUNS for other in tokens[max(0, index - 4) : index])


def _clause_aside(text: str, tree: DependencyTree, index: int) -> Aside | None:
    tokens, noun = tree.tokens, tree.head(index)
    described, clause = tree.noun_phrase(noun), tree.stretch(index)
    between = text[described.end : clause.start].strip()
    fits = len(described.of(text)) <= _LONGEST_NOUN and len(clause.of(text).split()) >= _FEWEST_WORDS
    has_who = tokens[index].dep == "relcl" and any(token.text == "who" for token in tokens[max(0, index - 4) : index])
    if between != "," or tokens[noun].tag[:2] != "NN" or not fits or (_is_inner(tree, noun) and not has_who):
        return None
    if tokens[index].dep == "acl":
        verb = "were" if tokens[noun].tag in _PLURAL else "was"
        return Aside(clause, f"{described.of(text)} {verb} {clause.of(text)}")
    alone = _relative_statement(text, tree, index)
    return Aside(clause, described.of(text) + alone) if alone else None


def _relative_statement(text: str, tree: DependencyTree, index: int) -> str:
    """Return what a relative clause says of its noun, to follow the noun; empty where it is phrased otherwise."""
    clause, subject = tree.stretch(index), tree.child(index, "nsubj", "nsubjpass")
    opening = next(token for token in tree.tokens if token.start == clause.start)
    is_first = subject is not None and tree.tokens[subject] == opening
    if not _is_finite(tree, index) or not (is_first or opening.text == "whose"):
        return ""
    rest = text[opening.end : clause.end].strip()
    return f" {rest}" if is_first else f"’s {rest}"


def _description(text: str, tree: DependencyTree, index: int) -> Aside | None:
    """Return what a name or a noun is said to be: `Ann Lee, the study's lead author,`."""
    tokens, noun = tree.tokens, tree.head(index)
    described, description = tree.noun_phrase(noun), tree.stretch(index)
    is_named = tokens[noun].tag in _NAMES or _is_identified(tree, noun, described.of(text))
    if text[described.end : description.start].strip() != "," or not is_named or _may_be_list(tree, index):
        return None
    after = text[description.end : description.end + 1]
    fits = len(described.of(text)) <= _LONGEST_NOUN and description.of(text).count(" ") + 1 >= _FEWEST_WORDS
    if not fits or after not in _ENDS or not _has_determiner(tree, index):
        return None
    verb = "are" if tokens[noun].tag in _PLURAL else "is"
    return Aside(description, f"{described.of(text)} {verb} {description.of(text)}")


def _has_determiner(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun has a determiner or owner: `the firm`, `a firm`, `its firm`, `Ann Lee's firm`."""
    first = tree.tokens[min(tree.under(noun))]
    return first.tag in {"DT", "PRP$"} or tree.child(noun, "poss") is not None


def _is_identified(tree: DependencyTree, noun: int, words: str) -> bool:
    """Return whether few words say which one is meant; `an agreement, a recent one` only rephrases."""
    first = tree.tokens[min(tree.under(noun))].text.lower()
    return _has_determiner(tree, noun) and first not in {"a", "an", "another"} and words.count(" ") < _MOST_WORDS


def _may_be_list(tree: DependencyTree, index: int) -> bool:
    """Return whether the noun and its description may be members of a list: `a dog, a cat and a hen`."""
    noun = tree.head(index)
    is_joined = any(tree.child(place, "conj", "cc") is not None for place in (index, noun))
    return is_joined or tree.tokens[noun].dep in {"conj", "appos"} or tree.tokens[noun].tag == "PRP"


def _is_inner(tree: DependencyTree, noun: int) -> bool:
    """Return whether the noun depends on another one that may be meant: `a talk with a paper, held in May`."""
    preposition = tree.head(noun)
    return tree.tokens[noun].dep == "pobj" and tree.tokens[tree.head(preposition)].tag[:2] == "NN"


def _is_finite(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb or one of its auxiliaries has a tense."""
    below = [tree.tokens[under] for under in tree.below[index]]
    return tree.tokens[index].tag in _FINITE or any(
        token.tag in _FINITE for token in below if token.dep.startswith("aux")
    )
