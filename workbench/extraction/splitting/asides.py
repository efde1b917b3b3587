"""Statements told in passing, between commas: `the trial, which enrolled 1,204 patients, ended`."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.extraction.trees import Tree
from workbench.text.document import Document, TextSentence, Token

_PRONOUNS: Final = frozenset({"who", "which"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_FEWEST_WORDS: Final = 3
_LONGEST_NOUN: Final = 90


class Aside(NamedTuple):
    """What is told in passing: its place, and the statement it makes alone."""

    span: Span
    standalone: str


def asides_of(document: Document, sentence: TextSentence) -> Iterator[Aside]:
    """The relative clauses and participles that a comma sets off from the noun they describe.

    `the firm, founded in 1998,` states that the firm was founded in 1998. A
    clause without a comma before it says which one is meant, and is no aside.
    """
    tokens = document.sentence_tokens(sentence) if sentence.is_readable else ()
    places = [index for index, token in enumerate(tokens) if _may_tell(tokens, index, token)]
    tree = Tree(document, sentence) if places else None
    for index in places:
        if tree and (aside := _aside(document.text, tree, index)):
            yield aside


def _may_tell(tokens: Sequence[Token], index: int, token: Token) -> bool:
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
    subject = described.of(text)
    if tokens[index].dep == "acl":
        verb = "were" if tokens[noun].tag in _PLURAL else "was"
        return Aside(told, f"{subject} {verb} {told.of(text)}")
    pronoun = tree.child(index, "nsubj", "nsubjpass")
    if pronoun is None or tokens[pronoun].start != told.start or not _is_finite(tree, index):
        return None
    return Aside(told, f"{subject} {text[tokens[pronoun].end : told.end].strip()}")


def _is_inner(tree: Tree, noun: int) -> bool:
    """Whether the noun stands in a phrase of another one, which may be meant: `a talk with a paper, held in May`."""
    above = tree.head(noun)
    return tree.tokens[noun].dep == "pobj" and tree.tokens[tree.head(above)].tag[:2] == "NN"


def _is_finite(tree: Tree, index: int) -> bool:
    """Whether the verb or one that helps it has a tense."""
    below = [tree.tokens[under] for under in tree.below[index]]
    return tree.tokens[index].tag in _FINITE or any(t.tag in _FINITE for t in below if t.dep.startswith("aux"))
