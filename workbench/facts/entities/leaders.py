"""Heads of state and government, popes, governors and heads of world bodies: who led what, and when."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.places.capitalised import CapitalisedWords, capitalised_words
from workbench.text.document import Document
from workbench.text.language.word_lists import entries_of
from workbench.text.names import ascii_fold

_LONGEST: Final = 5
_NUMERALS: Final = frozenset("ivxjr.")


class Term(NamedTuple):
    """A time in a post: the code of the country or the body, and the first and last year and month, if over."""

    where: str
    post: str
    first: tuple[int, int]
    last: tuple[int, int] | None

    def has_year(self, year: int) -> bool:
        """Return whether the post was held in some of a year."""
        return self.first[0] <= year and (self.last is None or year <= self.last[0])


class Leader(NamedTuple):
    """A person who led a country or body: the name, the terms, and the codes of the countries that are his or hers."""

    name: str
    terms: tuple[Term, ...]
    countries: frozenset[str]

    @property
    def posts(self) -> frozenset[str]:
        """The posts that the person held."""
        return frozenset(term.post for term in self.terms)

    @property
    def surname(self) -> str:
        """The last word of the name; empty for a monarch or pope, who has none."""
        last = self.name.rpartition(" ")[2]
        return "" if set(last.lower()) <= _NUMERALS or self.posts & {"king", "queen", "pope", "emperor"} else last


class LeaderMention(NamedTuple):
    """A leader, and where a text names him or her."""

    leader: Leader
    span: Span


@cache
def leaders() -> Mapping[str, Leader]:
    """Return the leaders by each of their full names, in plain letters."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for line in entries_of("leaders"):
        where, post, known_as, nation, times = line.split("\t")
        name = known_as.split("=")[0]
        names[name].update(known_as.split("="))
        countries[name].add(nation or where)
        terms[name] += (_term(where, post, time) for time in times.split())
    found = {name: Leader(name, tuple(terms[name]), frozenset(countries[name])) for name in terms}
    return {ascii_fold(other): found[name] for name in found for other in names[name]}


def _term(where: str, post: str, time: str) -> Term:
    first, _, last = time.partition("/")
    return Term(where, post, _month(first), _month(last) if last else None)


def _month(written: str) -> tuple[int, int]:
    year, _, month = written.partition("-")
    return int(year), int(month)


def leaders_of(document: Document) -> tuple[LeaderMention, ...]:
    """Return the leaders whom a document names, in reading order: in full, and by the surname of one so named."""
    return document.once(_leaders_of)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in leaders())


def _leaders_of(document: Document) -> tuple[LeaderMention, ...]:
    paragraphs = [capitalised_words(document, paragraph) for paragraph in document.paragraphs]
    full = [mention for words in paragraphs for mention in _in_full(words)]
    surnames: dict[str, Leader] = {}
    for mention in full:
        surnames.setdefault(mention.leader.surname, mention.leader)
    surnames.pop("", None)
    short = (mention for words in paragraphs for mention in _by_surname(words, surnames)) if surnames else ()
    starts = {mention.span.end for mention in full}
    return tuple(sorted([*full, *(one for one in short if one.span.end not in starts)], key=lambda one: one.span.start))


def _in_full(words: CapitalisedWords) -> Iterator[LeaderMention]:
    last = 0
    for at in range(len(words.matches)):
        mention = _longest_at(words, at) if ascii_fold(words.bare(at)) in _first_words() else None
        if mention and mention.span.start >= last:
            last = mention.span.end
            yield mention


def _longest_at(words: CapitalisedWords, at: int) -> LeaderMention | None:
    for length in range(min(_LONGEST, words.run_from(at)), 0, -1):
        span = words.span(at, at + length)
        leader = leaders().get(ascii_fold(span.of(words.text)))
        if leader:
            return LeaderMention(leader, span)
    return None


def _by_surname(words: CapitalisedWords, surnames: Mapping[str, Leader]) -> Iterator[LeaderMention]:
    for at in range(len(words.matches)):
        leader = surnames.get(words.bare(at))
        if leader:
            yield LeaderMention(leader, words.span(at, at + 1))
