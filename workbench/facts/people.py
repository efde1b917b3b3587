"""Coreference: short names, descriptions and pronouns resolved to full names."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.span import Span
from workbench.facts.full_names import FullNames
from workbench.facts.gender import genders_in
from workbench.facts.offices import ROLE, is_office
from workbench.facts.person_names import person_spans, without_post
from workbench.text.document import Document, TextSentence, Token
from workbench.text.speech.reporting import SAYING_VERBS

_PRONOUN: Final = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_PRONOUNS: Final = frozenset({"He", "She", "His", "Her", "he", "she"})
_HIS_FORMS: Final = frozenset({"he", "his"})
_HER_FORMS: Final = frozenset({"she", "her"})
_DESCRIPTION: Final = re.compile(r"(?:the|a|an|his|her)\s", re.IGNORECASE)
_DEFINITE: Final = re.compile(r"(?:the|his|her)\s", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SAYING: Final = "|".join(sorted(SAYING_VERBS))
_LOOSE_MARK: Final = re.compile(r"^[“”\"‘’']\s+")
"""A mark before a name that belongs to the quotation before it."""
_TWO_WORDS: Final = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+)$"
_NAME_AFTER_POST: Final = re.compile(
    rf"(?<![\w-])(?!(?:of|for|from|at|in|by|to|on|with|and)\b)(?<!of )[a-z]\w+ {_TWO_WORDS}"
)
_NAME_AFTER_PLACE: Final = re.compile(rf"(?P<post>\w+) of (?:the )?(?:[A-Z][\w’'-]+ )+{_TWO_WORDS}")
_OWNS: Final = re.compile(r"['’]s?\s")
_HANGS_ON: Final = re.compile(
    r"\b(?:of|for|to|from|with|by|at|in|on|against|about|like|including)\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+){0,3}$"
)
_MORE_IS_SAID: Final = re.compile(r"\s?(?:[,(]|of\b|from\b|at\b)")
_HEAD_NOUN: Final = re.compile(r"(?:,| of | for ).*", re.DOTALL)
_POST_STEMS: Final = {
    "senator": "senat",
    "congressman": "congress",
    "congresswoman": "congress",
    "lawmaker": "parliament",
}
_NEAREST: Final = 20
_WRITTEN_OUT: Final = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
}
_PRONOUN_REACH: Final = 400
_ROLE_REACH: Final = 130
_JOINED: Final = re.compile(r"\s*(?:,|and|,\s*and)\s+")


class People:
    """The people of a document, and whom its words refer to.

    Pronouns and descriptions mean who last spoke or acted, as far as `enter` has
    gone through the sentences.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.names: tuple[Span, ...] = tuple(sorted(person_spans(document)))
        self._bare = {Span(name.start, name.end): name.text for name in document.names}
        self._speaks: dict[str, bool] = {}
        self._starts = [span.start for span in self.names]
        self._full = FullNames(self._full_forms())
        self._genders = genders_in(document, self.names, lambda name: self.full(self.written(name)))
        self._holders = self._holders_of_titles()
        self._entered: list[tuple[int, str]] = []

    def enter(self, sentence: TextSentence, last: str) -> None:
        """Take `last` as the person whom pronouns mean from `sentence` on; empty for nobody."""
        self._entered.append((sentence.start, last))

    def last_before(self, offset: int) -> str:
        """Return who spoke or acted last before the sentence at `offset`; empty for nobody."""
        index = bisect_right(self._entered, offset, key=lambda entered: entered[0]) - 1
        return self._entered[index][1] if index >= 0 else ""

    def opening_pronoun(self, sentence: TextSentence) -> str:
        """Return whom the pronoun that opens the sentence means; empty where there is none or it is unclear."""
        opening = self._document.tokens[sentence.first_token : sentence.first_token + 1]
        if not opening or opening[0].text not in _PRONOUNS:
            return ""
        last = self.last_before(sentence.start)
        return last if self.may_be_called(last, opening[0].text) else ""

    def inside(self, span: Span) -> list[Span]:
        """Return the spans of person names within `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [name for name in self.names[first:last] if name.end <= span.end]

    def around(self, token: Token) -> list[Span]:
        """Return the name that the token is a part of, if there is one."""
        index = bisect_right(self._starts, token.start) - 1
        return [name for name in self.names[max(0, index) : index + 1] if token.end <= name.end]

    def written(self, name: Span) -> str:
        """Return the name at a span as the text writes it, without a title."""
        return self._bare.get(name, name.of(self._document.text))

    def last_mention(self, person: str, offset: int) -> Span | None:
        """Return the last of the names before `offset` that means `person`, among the nearest few."""
        return next((name for name in self._before(offset) if self.full(self.written(name)) == person), None)

    def full(self, name: str) -> str:
        """Return the fullest form of a name in the document, or the name itself."""
        bare = self._without_possessive(_LOOSE_MARK.sub("", name.strip()))
        return self._full.of(bare) or without_post(bare)

    def _without_possessive(self, name: str) -> str:
        """Return the name without a possessive "s", unless the text lets it speak so: `Moody’s said`."""
        bare = _POSSESSIVE.sub("", name)
        if bare == name or self._full.of(bare):
            return bare
        if name not in self._speaks:
            said = re.compile(rf"{re.escape(name)} (?:\w+ly |also |has |had )?(?:{_SAYING})\b")
            self._speaks[name] = said.search(self._document.text) is not None
        return name if self._speaks[name] else bare

    def knows(self, name: str) -> bool:
        """Return whether the document has a person with this surname and a first name."""
        return bool(name) and " and " not in name and self._full.has_surname(name)

    def meant_by(self, phrase: str, span: Span) -> str:
        """Return the person to whom `phrase` at `span` refers, or the phrase itself where that is unclear."""
        names = self._heads(span, self.inside(span)) or self._cut_by(span)
        if len(names) > 1 and _are_joined(self._document.text, names):
            return " and ".join(self.full(self.written(name)) for name in names)
        if names:
            return self.full(self.written(self._head_of(names)))
        after_place = _NAME_AFTER_PLACE.search(phrase)
        trailing = after_place if after_place and is_office(after_place["post"]) else _NAME_AFTER_POST.search(phrase)
        return trailing["name"] if trailing else self._referred_to(phrase.strip(), span.start)

    def _referred_to(self, phrase: str, offset: int) -> str:
        """Return the person whom a pronoun or a description at `offset` means, or the phrase itself."""
        if _PRONOUN.fullmatch(phrase):
            return self._meant_by_pronoun(phrase, offset) or phrase
        return self._described(phrase, offset)

    def _heads(self, span: Span, names: list[Span]) -> list[Span]:
        """Return the names that are the phrase, and not part of what is said of it: `a spokesman for Ann Lee`."""
        text = self._document.text
        free = [name for name in names if not _OWNS.match(text, name.end)]
        free = [name for name in free if not self._is_modifier(name, span)]
        return [name for name in free if not _HANGS_ON.search(text, span.start, name.start)]

    def _is_modifier(self, name: Span, phrase: Span) -> bool:
        """Return whether a noun of the phrase follows that the name only tells more of: `the Lee campaign`."""
        tokens = self._document.tokens
        index = bisect_left(tokens, name.end, key=lambda token: token.start)
        following = tokens[index : index + 1]
        return bool(following) and following[0].end <= phrase.end and following[0].tag in {"NN", "NNS"}

    def _head_of(self, names: list[Span]) -> Span:
        """Return the name that the others say more of: "Ann Lee of Berg & Co", "Berg adviser Ann Lee"."""
        is_first = _MORE_IS_SAID.match(self._document.text, names[0].end) is not None
        return names[0] if is_first else names[-1]

    def _cut_by(self, span: Span) -> list[Span]:
        """Return the name of which the span is only the end: "Berg" of "Hans van den Berg"."""
        index = bisect_right(self._starts, span.start) - 1
        return [
            name for name in self.names[max(0, index) : index + 1] if name.start < span.start < name.end <= span.end
        ]

    def _before(self, offset: int) -> Iterator[Span]:
        index = bisect_left(self._starts, offset)
        return reversed(self.names[max(0, index - _NEAREST) : index])

    def _meant_by_pronoun(self, pronoun: str, offset: int) -> str:
        """Return who acted last, or else the nearest person before whom the text calls by the same pronoun."""
        last = self.last_before(offset)
        if self.may_be_called(last, pronoun):
            return last
        near = (name for name in self._before(offset) if offset - name.start <= _PRONOUN_REACH)
        named = (self.full(self.written(name)) for name in near)
        return next((person for person in named if self._genders.get(person) == pronoun.lower()), "")

    def may_be_called(self, person: str, pronoun: str) -> bool:
        """Return whether the text names one person so, and does not call them by the other pronoun."""
        if not self.knows(person):
            return False
        own = _HER_FORMS if pronoun.lower() in _HER_FORMS else _HIS_FORMS
        return self._genders.get(person, pronoun.lower()) in own

    def _described(self, phrase: str, offset: int) -> str:
        if not _DESCRIPTION.match(phrase):
            return self.full(phrase)
        if not _DEFINITE.match(phrase):
            return phrase
        holders = self._holders.get(phrase.casefold().removeprefix("the "), set())
        last = self.last_before(offset)
        if len(holders) == 1:
            return next(iter(holders))
        return last if self._fits(phrase, last) else phrase

    def _full_forms(self) -> Iterator[str]:
        """Yield the full names, but for those of somebody whose surname belongs to another with a title before.

        So "President Obama" is not the Sasha Obama whom a later paragraph names.
        """
        titled = {name.text: name.start for name in reversed(self._document.names) if name.title}
        for place in self.names:
            name = without_post(_POSSESSIVE.sub("", self.written(place)))
            if titled.get(name.rpartition(" ")[2], place.start) >= place.start:
                yield name

    def _holders_of_titles(self) -> dict[str, set[str]]:
        """Return who is given each title before a name: "senator" for `Sen. Ann Lee`."""
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._document.names:
            if name.title and name.kind == "person":
                title = name.title.rpartition(" ")[2].rstrip(".").casefold()
                holders[_WRITTEN_OUT.get(title, title)].add(self.full(name.text))
        return holders

    def _fits(self, phrase: str, person: str) -> bool:
        """Return whether the text gives `person` the post named by `phrase`."""
        noun = _HEAD_NOUN.sub("", phrase).rsplit(maxsplit=1)[-1].casefold()
        if not person or not (noun in _POST_STEMS or ROLE.fullmatch(noun)):
            return False
        stem = _POST_STEMS.get(noun, noun)
        surname = person.rsplit(maxsplit=1)[-1]
        text = self._document.text
        for name in self.names[:200]:
            if surname in name.of(text):
                context = text[max(0, name.start - _ROLE_REACH) : name.end + _ROLE_REACH].casefold()
                if stem in context:
                    return True
        return False


def _are_joined(text: str, names: list[Span]) -> bool:
    """Return whether the names are separated only by commas and "and"."""
    between = [text[name.end : other.start] for name, other in pairwise(names)]
    return all(map(_JOINED.fullmatch, between)) and "and" in between[-1]
