"""Who or what a noun is: somebody named, a person or body, anybody, or a thing."""

import re
from enum import Enum, auto
from typing import Final

from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.offices import is_office

_FIRST: Final = frozenset({"i", "we", "us", "me", "myself", "ourselves"})
_SECOND: Final = frozenset({"you", "ye", "yourself"})
_PERSONAL: Final = frozenset({"he", "she", "they", "who"})
_ANYBODY_WORDS: Final = """
anyone anybody everyone everybody someone somebody one nobody people others some many most few
"""
_ANYBODY: Final = frozenset(_ANYBODY_WORDS.split())
_BODIES_WORDS: Final = """
administration agency army assembly association authority bank board brewery broadcaster business cabinet carmaker
charity church city club commission committee company congress consortium council court crew department diocese
employer federation firm force foundation fund government group hospital house institute institution jury maker
manufacturer ministry museum navy newspaper operator organisation organization panel parliament party police producer
prosecution provider publisher regulator retailer school senate staff state supplier team tribunal troupe union
university watchdog
"""
_BODIES: Final = frozenset(_BODIES_WORDS.split())
_PEOPLE_WORDS: Final = """
applicant aunt bidder borrower boy brother buyer child children citizen couple cousin customer daughter defendant
demonstrator doctor driver employee expert family fan farmer father fisherman girl grandfather grandmother guest guide
heir holder husband juror landlord lawmaker man men mother motorist mp nephew niece nurse official organiser organizer
parent passenger patient pensioner people person photographer pilot plaintiff policeman prosecutor protester pupil
reader reporter seller sister soldier son student suspect taxpayer teacher tenant uncle user victim visitor volunteer
voter widow wife winner witness woman women worker writer
"""
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
_IN_WORDS_WORDS: Final = """
account act ad advertisement affidavit agreement analysis announcement archive article assessment audit autopsy bible
bill blog book bulletin calculation census certificate chart complaint constitution contract data database diary
directive document documentary draft editorial email estimate evidence figure file filing film finding footage
forecast guide guideline handbook history image index indictment inquiry inspection inventory investigation label law
lawsuit leaflet legend letter list log manifesto manual map memo memoir message minutes model notice paper photo plan
plaque poll polling post poster prediction projection proposal ranking record recording regulation release report
research resolution result review rule ruling rumour schedule sign simulation source standard statement statistic
statute story study submission survey table tape test testimony text theory timetable tradition transcript treaty
tweet verdict version video website
"""
_IN_WORDS: Final = frozenset(_IN_WORDS_WORDS.split())
"""Things that hold words or figures, and so may be named as the source of a statement."""

_NAMES: Final = frozenset({"NNP", "NNPS"})
_NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_THINGS: Final = frozenset({"LAW", "EVENT", "PRODUCT", "WORK_OF_ART", "LANGUAGE", "DATE", "TIME", "MONEY", "QUANTITY"})
_NO_ONE: Final = frozenset({"anyone", "anybody", "nobody", "everyone", "everybody", "one"})
_SHARES_WORDS: Final = """
% percent cent majority majorities minority half third quarter number handful dozens hundreds thousands millions group
generation member members some most many few lot lots plenty one
"""
_SHARES: Final = frozenset(_SHARES_WORDS.split())
"""Words for part of a group, which "of" names: `a majority of voters`."""
_GROUPS_WORDS: Final = """
aide aides ally allies campaign campaigns clergy community communities crowd crowds electorate foe foes friend friends
leadership media management opposition public team teams
"""
_GROUPS: Final = frozenset(_GROUPS_WORDS.split())
_AGENTS_WORDS: Final = """
ist ists ian ians er ers or ors ee ees man men woman women person people
"""
_AGENTS: Final = tuple(_AGENTS_WORDS.split())
_PERSONS: Final = ("ist", "ists", "ian", "ians", "man", "men", "woman", "women", "person", "people")
_NOT_AGENTS_WORDS: Final = """
chapter computer factor letter letters matter matters newsletter offer order paper papers power powers register tower
water weather
"""
_NOT_AGENTS: Final = frozenset(_NOT_AGENTS_WORDS.split())
_OF_PEOPLE: Final = frozenset({"former", "fellow", "retired", "veteran", "longtime", "born"})


class Who(Enum):
    """Who or what a subject is."""

    FIRST = auto()
    SECOND = auto()
    NAMED = auto()
    PERSON = auto()
    ANYBODY = auto()
    THING = auto()
    NONE = auto()


def who_at(tree: DependencyTree, place: int) -> Who:
    """Return who or what the noun at `place` is; NONE for -1."""
    if place < 0:
        return Who.NONE
    token = tree.tokens[place]
    word = token.text.lower()
    for known, who in ((_FIRST, Who.FIRST), (_SECOND, Who.SECOND), (_PERSONAL, Who.PERSON), (_ANYBODY, Who.ANYBODY)):
        if word in known:
            return who
    if token.tag in _NAMES or token.entity in _NAMED:
        return Who.NAMED
    is_somebody = is_office(word) or not _numbers(word).isdisjoint(_BODIES | _PEOPLE)
    return Who.PERSON if is_somebody else Who.THING


def holds_views(tree: DependencyTree, place: int) -> bool:
    """Return whether the noun at `place` is a person, a body or people: somebody who may hold a view."""
    token = tree.tokens[place]
    word = token.text.lower()
    if token.tag == "CD" or word in _SHARES:
        share = tree.child(place, "prep")
        people = None if share is None else tree.child(share, "pobj")
        return people is None or holds_views(tree, people)
    if token.entity in _THINGS or word in _NO_ONE or token.tag[:2] == "VB":
        return False
    is_agent = word.endswith(_AGENTS) and word not in _NOT_AGENTS and token.tag in {"NN", "NNS"}
    is_known = who_at(tree, place) in {Who.FIRST, Who.NAMED, Who.PERSON, Who.ANYBODY}
    return is_agent or is_known or word in _GROUPS or _is_told_of_as_person(tree, place)


def is_body(tree: DependencyTree, place: int) -> bool:
    """Return whether the noun at `place` is a body, by its word or as the name of one: a company, a country."""
    token, article = tree.tokens[place], tree.child(place, "det")
    has_article = article is not None and token.entity == "" and not is_office(token.text)
    is_named = token.tag in _NAMES and (token.entity in {"ORG", "GPE", "NORP"} or has_article)
    return is_named or not _numbers(token.text.lower()).isdisjoint(_BODIES)


def is_known_person(tree: DependencyTree, place: int) -> bool:
    """Return whether the noun at `place` is a person or people by its word: a name, a post, `scientists`."""
    word = tree.tokens[place].text.lower()
    is_word = is_office(word) or word in _GROUPS or not _numbers(word).isdisjoint(_PEOPLE)
    return is_word or tree.tokens[place].tag in _NAMES or word.endswith(_PERSONS)


def puts_in_words(tree: DependencyTree, place: int) -> bool:
    """Return whether the noun at `place` is a thing that holds words or figures: a report, a survey, a law."""
    word = tree.tokens[place].text.lower()
    return not _numbers(word).isdisjoint(_IN_WORDS) or tree.tokens[place].entity in {"LAW", "WORK_OF_ART"}


def _numbers(word: str) -> set[str]:
    """Return the word and what may be its singular."""
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return {word, singular, re.sub(r"yses$", "ysis", word)}


def _is_told_of_as_person(tree: DependencyTree, place: int) -> bool:
    """Return whether the words with the noun are said of people: `the former model`, `a model who left`."""
    below = tree.below[place]
    clauses = (tree.child(under, "nsubj", "nsubjpass") for under in below if tree.tokens[under].dep == "relcl")
    has_who = any(subject is not None and tree.tokens[subject].text.lower() == "who" for subject in clauses)
    return has_who or any(tree.tokens[under].text.lower() in _OF_PEOPLE for under in below)
