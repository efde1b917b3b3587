"""What a sentence says that somebody or something is, beside the name: `Ann Lee, the study's lead author,`."""

import re
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
from workbench.facts.dependency_tree import FINITE, NOUN_SUBJECTS, DependencyTree
from workbench.facts.offices import is_office

_STANDING: Final = frozenset({"FAC", "ORG"})
_RELATIVE_REACH: Final = 4
_AGE: Final = re.compile(r"[1-9]\d?|1[01]\d")
_YEAR: Final = re.compile(r"\b1?\d{3}$|\b20\d\d$")
_MONTH: Final = re.compile(r"[A-Za-z]")
_DATE: Final = re.compile(r"(?:c(?:irca|a?\.) ?)?(?:[A-Z][a-z]+\.? )?\d")
_DASHES: Final = frozenset({"-", "–", "—"})
_MOST_WORDS: Final = 24
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
        is_one = tree.tokens[noun].dep == "attr" and tree.tokens[noun].tag == "NN"
        if (
            subject is not None
            and not _is_hedged(tree, noun)
            and (is_office(tree.tokens[noun].text) or is_one or _is_person(tree, subject))
        ):
            be = form_of_be(tree, subject, past=tree.tokens[tree.head(noun)].tag == "VBD")
            yield Fact((index,), f"{subjects.of(subject)} {be} {token.text}")
            yield from _without_nation(tree, index, noun, subject=f"{subjects.of(subject)} {be}")


def _is_hedged(tree: DependencyTree, noun: int) -> bool:
    """Return whether a "not", "once" or "nearly" stands with the verb that says what somebody is."""
    return tree.tokens[noun].dep == "attr" and tree.child(tree.head(noun), "neg", "advmod", "mark") is not None


def _without_nation(tree: DependencyTree, nation: int, noun: int, *, subject: str) -> Iterator[Fact]:
    """Yield the post without the nation: "Ann Lee is an actor" for `Ann Lee is a Danish actor`."""
    article = tree.child(noun, "det")
    is_plain = article is not None and tree.tokens[article].text.lower() in {"a", "an"} and article < nation
    if is_plain and tree.tokens[noun].tag == "NN" and nation < noun:
        words = words_at(tree, range(nation + 1, noun + 1))
        yield Fact(tuple(range(nation + 1, noun + 1)), f"{subject} {article_for(words)} {words}")


def whereabouts(tree: DependencyTree, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield where a body, building or town lies: `the Willis Tower in Chicago`, `born in Ayr, Scotland`."""
    for index, token in enumerate(tree.tokens):
        if token.tag not in NAMES:
            continue
        preposition = index + 1 if tree.next_word(index) == "in" else None
        if token.entity in _STANDING and preposition is not None and tree.head(preposition) == index:
            place = tree.child(preposition, "pobj")
        elif token.entity == "GPE" and tree.next_word(index) == ",":
            preposition, place = None, _land_behind(tree, index)
        else:
            continue
        if place is not None and tree.tokens[place].entity == "GPE" and tree.child(place, "conj", "cc") is None:
            top = place if preposition is None else preposition
            focus = words_under(tree, top, told_in_passing(tree, place))
            words = words_at(tree, focus if preposition is not None else _name_at(tree, place))
            be, link = form_of_be(tree, index, past=False), "" if preposition is not None else "in "
            name = subjects.of(index).partition(",")[0].removesuffix(f" {words}")
            yield Fact(tuple(focus), f"{name} {be} {link}{words}")


def _land_behind(tree: DependencyTree, town: int) -> int | None:
    """Return the name of the land behind a town and a comma, where no list of places goes on."""
    land = next((one for one in tree.below[town] if tree.tokens[one].dep == "appos" and one > town + 1), None)
    is_land = land is not None and tree.tokens[land].entity == "GPE" and tree.tokens[land].tag in NAMES
    return (
        land if is_land and tree.child(town, "conj", "cc") is None and land == _last_of_name(tree, town + 2) else None
    )


def _last_of_name(tree: DependencyTree, first: int) -> int:
    """Return the index of the last word of the name that begins there."""
    last = first
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].entity and not tree.tokens[last + 1].entity_begins:
        last += 1
    return last


def _name_at(tree: DependencyTree, last: int) -> list[int]:
    """Return the indices of the name that ends there."""
    first = last
    while first and tree.tokens[first].entity and not tree.tokens[first].entity_begins:
        first -= 1
    return list(range(first, last + 1))


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
        (tree.tokens[word].tag in FINITE and not _is_in_relative(tree, word)) or tree.tokens[word].tag == "WP$"
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


def lives(tree: DependencyTree, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield the ages and the dates of birth and death of those whom the sentence names."""
    for index, token in enumerate(tree.tokens):
        if token.entity == "PERSON" and token.tag in NAMES and tree.next_word(index) == ",":
            yield from _age(tree, index, subjects)
        if token.tag in NAMES and token.dep in NOUN_SUBJECTS and tree.next_word(index) == "(":
            yield from _dates(tree, index, subjects)


def _age(tree: DependencyTree, name: int, subjects: SubjectWords) -> Iterator[Fact]:
    """Yield the age between commas: `Ann Lee, 54, won`."""
    is_person = tree.tokens[name].dep not in {"compound", "conj", "appos"}
    beside = [token.text for token in tree.tokens[name + 2 : name + 4]]
    if is_person and beside[1:] == [","] and _AGE.fullmatch(beside[0]):
        yield Fact((name + 2,), f"{subjects.of(name)} is {beside[0]}")


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
        if (
            _YEAR.search(words)
            and _DATE.match(words)
            and (tree.tokens[name].entity == "PERSON" or _MONTH.search(words))
        ):
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
