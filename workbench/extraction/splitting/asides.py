"""Statements told in passing, between commas: `the trial, which enrolled 1,204 patients, ended`."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.extraction.dependency_tree import Tree
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
"""Words of a noun that is no name but tells which one is meant."""


class Aside(NamedTuple):
    """What is told in passing: its place, and the statement it makes alone."""

    span: Span
    standalone: str


def asides_of(document: Document, sentence: TextSentence) -> Iterator[Aside]:
    """The relative clauses, participles and descriptions that a comma sets off from the noun they describe.

    `the firm, founded in 1998,` states that the firm was founded in 1998, and
    `the firm, the oldest in Ayr,` that it is the oldest. A clause without a
    comma before it says which one is meant, and is no aside.
    """
    tokens = document.sentence_tokens(sentence) if sentence.is_readable else ()
    places = [index for index, token in enumerate(tokens) if _may_tell(tokens, index, token)]
    tree = Tree(document, sentence) if places else None
    for index in places:
        told = _description if tokens[index].dep == "appos" else _aside
        if tree and (aside := told(document.text, tree, index)):
            yield aside


def _may_tell(tokens: Sequence[Token], index: int, token: Token) -> bool:
    if token.dep == "appos":
        return token.tag in _COMMON
    if token.dep == "acl":
        return token.tag == "VBN" and index > 0 and tokens[index - 1].text == ","
    return token.dep == "relcl" and any(other.text.lower() in _PRONOUNS for other in tokens[max(0, index - 4) : index])


def _aside(text: str, tree: Tree, index: int) -> Aside | None:
    tokens, noun = tree.tokens, tree.head(index)
    described, told = tree.noun_phrase(noun), tree.stretch(index)
    between = text[described.end : told.start].strip()
    fits = len(described.of(text)) <= _LONGEST_NOUN and len(told.of(text).split()) >= _FEWEST_WORDS
    who = tokens[index].dep == "relcl" and any(token.text == "who" for token in tokens[max(0, index - 4) : index])
    if between != "," or tokens[noun].tag[:2] != "NN" or not fits or (_is_inner(tree, noun) and not who):
        return None
    if tokens[index].dep == "acl":
        verb = "were" if tokens[noun].tag in _PLURAL else "was"
        return Aside(told, f"{described.of(text)} {verb} {told.of(text)}")
    alone = _relative_alone(text, tree, index)
    return Aside(told, described.of(text) + alone) if alone else None


def _relative_alone(text: str, tree: Tree, index: int) -> str:
    """What a relative clause says of its noun, to be put right behind it; empty where it says it in another way."""
    told, subject = tree.stretch(index), tree.child(index, "nsubj", "nsubjpass")
    opening = next(token for token in tree.tokens if token.start == told.start)
    stands_first = subject is not None and tree.tokens[subject] == opening
    if not _is_finite(tree, index) or not (stands_first or opening.text == "whose"):
        return ""
    rest = text[opening.end : told.end].strip()
    return f" {rest}" if stands_first else f"’s {rest}"


def _description(text: str, tree: Tree, index: int) -> Aside | None:
    """What a name or a noun is said to be: `Ann Lee, the study's lead author,`."""
    tokens, noun = tree.tokens, tree.head(index)
    described, told = tree.noun_phrase(noun), tree.stretch(index)
    is_named = tokens[noun].tag in _NAMES or _is_told_apart(tree, noun, described.of(text))
    if text[described.end : told.start].strip() != "," or not is_named or _in_a_row(tree, index):
        return None
    after = text[told.end : told.end + 1]
    fits = len(described.of(text)) <= _LONGEST_NOUN and told.of(text).count(" ") + 1 >= _FEWEST_WORDS
    if not fits or after not in _ENDS or not _says_which(tree, index):
        return None
    verb = "are" if tokens[noun].tag in _PLURAL else "is"
    return Aside(told, f"{described.of(text)} {verb} {told.of(text)}")


def _says_which(tree: Tree, noun: int) -> bool:
    """Whether the noun is told apart: `the firm`, `a firm`, `its firm`, `Ann Lee's firm`."""
    first = tree.tokens[min(tree.under(noun))]
    return first.tag in {"DT", "PRP$"} or tree.child(noun, "poss") is not None


def _is_told_apart(tree: Tree, noun: int, described: str) -> bool:
    """Whether few words say which one is meant; `an agreement, a recent one` only puts the same thing better."""
    first = tree.tokens[min(tree.under(noun))].text.lower()
    return _says_which(tree, noun) and first not in {"a", "an", "another"} and described.count(" ") < _MOST_WORDS


def _in_a_row(tree: Tree, index: int) -> bool:
    """Whether the noun and its description may be members of a list: `a dog, a cat and a hen`."""
    noun = tree.head(index)
    joined = any(tree.child(place, "conj", "cc") is not None for place in (index, noun))
    return joined or tree.tokens[noun].dep in {"conj", "appos"} or tree.tokens[noun].tag == "PRP"


def _is_inner(tree: Tree, noun: int) -> bool:
    """Whether the noun stands in a phrase of another one, which may be meant: `a talk with a paper, held in May`."""
    above = tree.head(noun)
    return tree.tokens[noun].dep == "pobj" and tree.tokens[tree.head(above)].tag[:2] == "NN"


def _is_finite(tree: Tree, index: int) -> bool:
    """Whether the verb or one that helps it has a tense."""
    below = [tree.tokens[under] for under in tree.below[index]]
    return tree.tokens[index].tag in _FINITE or any(t.tag in _FINITE for t in below if t.dep.startswith("aux"))
