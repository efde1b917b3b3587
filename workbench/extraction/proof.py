"""The proof of readings put together from pieces: read again alone, each word still goes with the word it went with."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from workbench.facts.dependency_tree import FINITE, NOUN_SUBJECTS, DependencyTree
from workbench.text.document import Tagger, Token

_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_CLOSE: Final = frozenset({"det", "aux", "compound", "nmod"})
"""Relations of small words and of the parts of a name, which a row shares and which say little."""
_NAMES: Final = frozenset({"NNP", "NNPS", "CD"})
_PLACING: Final = frozenset({"in", "at"})
"""Words with which a place follows a clause."""
_MEMBERS: Final = frozenset({"conj", "appos", "pobj"})


class Links(NamedTuple):
    """The words of a sentence: each with the one above it, all of them, and the nouns that may be members of a row."""

    pairs: frozenset[tuple[str, str]]
    words: frozenset[str]
    members: frozenset[str]


class Proof(NamedTuple):
    """A reading with the tree of its sentence, by whose links it has to be read."""

    reading: str
    tree: DependencyTree


def _links_of(tree: DependencyTree) -> Links:
    """Return how the words of the sentence go together."""
    texts = [token.text.lower() for token in tree.tokens]
    members = frozenset(texts[index] for index, token in enumerate(tree.tokens) if token.dep in _MEMBERS)
    return Links(frozenset(_pairs(tree, texts)), frozenset(texts), members)


def _pairs(tree: DependencyTree, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with the one above it; a member of a row also goes with what the first of the row goes with."""
    for index, text in enumerate(texts):
        above = tree.head(index)
        yield text, texts[above]
        if tree.tokens[index].dep == "conj":
            first = next(one for one in _upwards(tree, above) if tree.tokens[one].dep != "conj")
            yield text, texts[tree.head(first)]
            yield from (
                (texts[one], text) for one in tree.below[first] if one > index and tree.tokens[one].dep == "prep"
            )


def _upwards(tree: DependencyTree, index: int) -> Iterator[int]:
    """Yield the word and those above it, up to the root."""
    for _ in tree.tokens:
        yield index
        index = tree.head(index)


def proved(proofs: Sequence[Proof], tag: Tagger) -> list[bool]:
    """Return for each reading whether the language model reads it as a statement made of the same links."""
    read = tag([f"{one.reading[:1].upper()}{one.reading[1:]}." for one in proofs], names=False)
    links = {tree: _links_of(tree) for tree in {one.tree for one in proofs}}
    return [_holds(tokens, links[one.tree]) for tokens, one in zip(read, proofs, strict=True)]


def _holds(tokens: Sequence[Token], links: Links) -> bool:
    """Return whether the reading has a subject and a verb with a tense, and no link but to these is new."""
    root = next((index for index, token in enumerate(tokens) if token.head == index), None)
    if root is None or not _has_tense(tokens, root):
        return False
    under = (index for index in range(root) if tokens[index].head == root)
    subject = next((index for index in under if tokens[index].dep in NOUN_SUBJECTS), None)
    if subject is None or tokens[subject].tag[:1] == "W":
        return False
    others = (token for token in tokens if token.head not in {root, subject})
    return all(_is_known(token, tokens[token.head], links) for token in others)


def _is_known(token: Token, above: Token, links: Links) -> bool:
    """Return whether the words go together in the sentence too, or nothing depends on whether they do."""
    word, head = token.text.lower(), above.text.lower()
    is_small = not word[:1].isalnum() or token.dep in _CLOSE or {token.tag, above.tag} <= _NAMES
    is_added = word in _PLACING or word not in links.words or head not in links.words
    is_member = above.dep in {"prep", "agent"} and word in links.members
    return is_small or is_added or is_member or (word, head) in links.pairs


def _has_tense(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether the verb at `verb`, or an auxiliary of it, shows a tense."""
    words = (token for token in tokens if token.head == verb and token.dep in _AUXILIARIES)
    return any(token.tag in FINITE for token in chain((tokens[verb],), words))
