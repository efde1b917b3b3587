"""How old somebody is, and when they were born and died, as brackets and commas beside the name tell it."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.extraction.parts.nouns import NAMES
from workbench.extraction.parts.subjects import SubjectWords
from workbench.extraction.parts.verb_facts import Fact
from workbench.extraction.parts.wording import words_at
from workbench.facts.dependency_tree import DependencyTree

_AGE: Final = re.compile(r"[1-9]\d?|1[01]\d")
_YEAR: Final = re.compile(r"\b1?\d{3}$|\b20\d\d$")
_MONTH: Final = re.compile(r"[A-Za-z]")
_DASHES: Final = frozenset({"-", "–", "—"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_MOST_WORDS: Final = 24


def lives(tree: DependencyTree, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield the ages and the dates of birth and death of those whom the sentence names."""
    for index, token in enumerate(tree.tokens):
        if token.entity == "PERSON" and token.tag in NAMES and tree.next_word(index) == ",":
            yield from _age(tree, index, subjects)
        if token.tag in NAMES and token.dep in _SUBJECTS and tree.next_word(index) == "(":
            yield from _dates(tree, index, subjects)


def _age(tree: DependencyTree, name: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield the age between commas: `Ann Lee, 54, won`."""
    beside = tree.tokens[name + 2 : name + 4]
    is_person = tree.tokens[name].dep not in {"compound", "conj", "appos"}
    if is_person and [bool(_AGE.fullmatch(beside[0].text)), beside[-1].text] == [True, ","]:
        yield Fact((name + 2,), f"{subjects.of(name)} is {beside[0].text}")


def _dates(tree: DependencyTree, name: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield birth and death: `Ann Lee (18 December 1949 – 3 May 2020) was`; two years alone may be anything's."""
    inside = _bracket(tree, name + 1)
    dashes = [index for index in inside if tree.tokens[index].text in _DASHES]
    if len(dashes) != 1:
        return
    semicolon = max((index for index in inside if tree.tokens[index].text == ";"), default=inside[0] - 1)
    born = [index for index in inside if semicolon < index < dashes[0]]
    died = [index for index in inside if index > dashes[0]]
    for word, date in (("was born", born), ("died", died)):
        words = words_at(tree, date)
        if _YEAR.search(words) and (tree.tokens[name].entity == "PERSON" or _MONTH.search(words)):
            link = "on" if _MONTH.search(words) else "in"
            yield Fact(tuple(date), f"{subjects.of(name)} {word} {link} {words}")


def _bracket(tree: DependencyTree, opening: int) -> list[int]:
    """Return the words of the bracket that opens there; none where it is long or does not close."""
    inside: list[int] = []
    for index in range(opening + 1, min(opening + _MOST_WORDS, len(tree.tokens))):
        if tree.tokens[index].text == ")":
            return inside
        inside.append(index)
    return []
