"""What a sentence says that somebody or something is, beside the name: `Ann Lee, the study's lead author,`."""

from collections.abc import Iterator
from typing import Final

from workbench.extraction.parts.nouns import (
    COMMON,
    NAMES,
    has_determiner,
    is_identified,
    is_set_off,
    is_short,
    may_be_list,
    subject_of_predicative,
    told_in_passing,
)
from workbench.extraction.parts.rows import members_of, row_of, words_under
from workbench.extraction.parts.subjects import SubjectWords
from workbench.extraction.parts.verb_facts import Fact
from workbench.extraction.parts.wording import article_for, form_of_be, words_at
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE_REACH: Final = 4
_ARTICLES: Final = frozenset({"the", "a", "an"})


def apposition(tree: DependencyTree, index: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield what a name or a noun is said to be; one fact for each member of a row."""
    noun = tree.head(index)
    name, description = (index, noun) if tree.tokens[index].tag in NAMES else (noun, index)
    if not _is_description(tree, index, description=description, name=name):
        return
    subject = subjects.of(name, until=index)
    be = "are" if tree.tokens[description].tag == "NNS" else "is"
    members = members_of(tree, description, told_in_passing(tree, description) | {index} - {description})
    if len(members) > 1 and not _agree(tree, description):
        return
    for member in members:
        words = _described(tree, words_at(tree, member.indices, member.leads), description=description, beside=index)
        named = tuple(words_under(tree, index, told_in_passing(tree, index)))
        yield Fact(member.indices if description == index else named, f"{subject} {be} {words}")


def nationalities(tree: DependencyTree, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield of what nation a person is: "Ann Lee is Danish" for `Ann Lee is a Danish actor`."""
    for index, token in enumerate(tree.tokens):
        noun = tree.head(index)
        if token.entity != "NORP" or token.dep not in {"amod", "compound"}:
            continue
        subject = subject_of_predicative(tree, noun)
        if subject is not None and (is_office(tree.tokens[noun].text) or _is_person(tree, subject)):
            be = form_of_be(tree, subject, past=tree.tokens[tree.head(noun)].tag == "VBD")
            yield Fact((index,), f"{subjects.of(subject)} {be} {token.text}")


def _is_person(tree: DependencyTree, noun: int) -> bool:
    return tree.tokens[noun].entity == "PERSON" or tree.tokens[noun].text.lower() in {"he", "she"}


def _is_description(tree: DependencyTree, index: int, *, description: int, name: int) -> bool:
    """Return whether one of two nouns side by side says what the other is, and both were read aright."""
    noun = tree.head(index)
    is_noun = tree.tokens[description].tag in COMMON or tree.tokens[description].text == "one"
    if may_be_list(tree, index, noun) or not is_short(tree, noun) or not is_noun:
        return False
    if not _may_be_called(tree, description, name) or _holds_a_clause(tree, description, index):
        return False
    if description == noun:
        belongs = tree.tokens[noun].dep == "pobj" and tree.tokens[tree.head(noun)].text.lower() == "of"
        return has_determiner(tree, noun) and not (belongs and is_set_off(tree, index))
    is_known = tree.tokens[name].tag in NAMES or (is_identified(tree, noun) and has_determiner(tree, index))
    return is_known and is_set_off(tree, index)


def _may_be_called(tree: DependencyTree, description: int, name: int) -> bool:
    """Return whether a common noun, no part of a title, describes a name of the same number."""
    noun, named = tree.tokens[description], tree.tokens[name]
    is_common = noun.text[:1].islower() or is_office(noun.text)
    is_one_of_many = noun.tag == "NNS" and named.tag == "NNP" and tree.child(name, "conj") is None
    return named.text[:1].isalpha() and is_common and not is_one_of_many


def _agree(tree: DependencyTree, description: int) -> bool:
    """Return whether the members of a description have one number; `an aide, a friend and six others` is a list."""
    return len({tree.tokens[member].tag for member in row_of(tree, description)} & COMMON) == 1


def _holds_a_clause(tree: DependencyTree, description: int, index: int) -> bool:
    """Return whether the description holds a verb with a tense, which shows that the parser lost its way."""
    words = words_under(tree, description, {index, *told_in_passing(tree, description)})
    return any(
        (tree.tokens[word].tag in _FINITE and not _is_in_relative(tree, word)) or tree.tokens[word].tag == "WP$"
        for word in words
    )


def _is_in_relative(tree: DependencyTree, word: int) -> bool:
    return any(token.tag[:1] == "W" for token in tree.tokens[max(0, word - _RELATIVE_REACH) : word])


def _described(tree: DependencyTree, words: str, *, description: int, beside: int) -> str:
    """Return a description as it follows "is": `a film` for `the film Jaws`, `its head` for `its head, Ann Lee`."""
    token = tree.tokens[description]
    first = words.partition(" ")[0].lower()
    if not is_set_off(tree, beside) and first == "the":
        rest = words.partition(" ")[2]
        return f"{article_for(rest)} {rest}"
    is_bare = first not in _ARTICLES and tree.child(description, "det", "poss", "nummod") is None
    if is_bare and token.tag == "NN" and not is_office(token.text):
        return f"{article_for(words)} {words}"
    return words[:1].lower() + words[1:] if first in _ARTICLES else words
