"""What stands right beside a name: appositions before and after it, words before it, brackets."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.parties import party_by_letters
from workbench.facts.entities.attributes.kinds.peoples import people_of_country
from workbench.facts.entities.attributes.namings import Naming, Namings
from workbench.facts.entities.attributes.phrases import Phrase, phrase_at, phrase_before
from workbench.facts.entities.attributes.values import AGES, attributes_of
from workbench.facts.entities.entity import Attribute, AttributeKind
from workbench.text.document import Document, Token

_ENDS: Final = frozenset({",", ".", ";", ")", "-RRB-", "—", "–", ":", "?", "!", "”", '"', "''", "]"})
_UNTIL: Final = frozenset({"until", "till", "from", "between", "before"})
_GOES_ON: Final = frozenset({"since", "who", "whose", "and", "but", "which"})
_OPENS: Final = frozenset({"(", "["})
_CLOSES: Final = frozenset({")", "]"})
_DASHES: Final = frozenset({"-", "–", "—"})
_MOST_PARTS: Final = 4
_LONGEST_BRACKET: Final = 14


class Beside(NamedTuple):
    """The frames beside one name in its sentence, whose tokens run from `begin` to `end` (exclusive)."""

    document: Document
    namings: Namings
    naming: Naming
    begin: int
    end: int

    def attributes(self) -> Iterator[Attribute]:
        """Yield what the words before and after the name tell."""
        yield from self._before()
        yield from self._in_apposition_before()
        yield from self._after()

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self.document.tokens

    def _text(self, place: int) -> str:
        return self._tokens[place].text if self.begin <= place < self.end else ""

    def _told(self, phrase: Phrase, *, holds_now: bool = True) -> Iterator[Attribute]:
        return attributes_of(self._tokens, phrase, holds_now=holds_now)

    def _before(self) -> Iterator[Attribute]:
        """Yield those of the words right before the name: `the Ghanaian striker Ann Lee`, `Republican Sen. Ann Lee`."""
        phrase = phrase_before(self._tokens, self.naming.first, begin=self.begin, stops=self.namings.ends_phrase)
        if phrase:
            yield from self._told(phrase)
        elif self._text(self.naming.first - 1).rstrip(".").lower() in _SHORT_TITLES:
            title = self.naming.first - 1
            yield self._post_of_title(title)
            phrase = phrase_before(self._tokens, title, begin=self.begin, stops=self.namings.ends_phrase)
            if phrase:
                yield from (one for one in self._told(phrase) if one.kind is AttributeKind.PARTY)

    def _post_of_title(self, title: int) -> Attribute:
        token = self._tokens[title]
        post = _SHORT_TITLES[token.text.rstrip(".").lower()]
        return Attribute(AttributeKind.POST, post, Span(token.start, token.end), token.text)

    def _in_apposition_before(self) -> Iterator[Attribute]:
        """Yield those of a phrase before the name and a comma: `The mayor, Ann Lee, spoke`."""
        comma = self._before_title() - 1
        follows = self._text(self.naming.last + 1)
        if self._text(comma) != "," or follows not in _ENDS:
            return
        for first in range(comma - 1, max(self.begin, comma - 24) - 1, -1):
            phrase = phrase_at(self._tokens, first, stops=self.namings.ends_phrase)
            is_whole = phrase is not None and comma in {phrase.end, phrase.head + 1} and self._may_begin(first)
            if phrase and is_whole and phrase.is_definite(self._tokens):
                yield from self._told(phrase)
                return

    def _before_title(self) -> int:
        return self.naming.first - len(self.naming.title.split())

    def _may_begin(self, first: int) -> bool:
        """Return whether a phrase may begin at the token: not inside a longer one, nor after a name and a comma."""
        before = self._tokens[first - 1] if first > self.begin else None
        if before is None:
            return True
        if before.text == ",":
            return not self.namings.covers(first - 2)
        return before.tag[:2] in {"VB", "IN", "CC", "RB", "MD", "``"} or before.text in {":", "“", "”", "‘", "*", "•"}

    def _after(self) -> Iterator[Attribute]:
        place = self.naming.last + 1
        if self._text(place) in {"'s", "’s"}:
            return
        for _ in range(_MOST_PARTS):
            opens = self._text(place)
            if opens in _OPENS:
                yield from self._bracket(place + 1)
                place = self._end_of_bracket(place)
                continue
            if opens not in {",", "—", "–"}:
                yield from self._home(place)
                return
            part = list(self._part(place + 1))
            yield from (attribute for _, attribute in part if attribute)
            place = part[-1][0] if part else self.end

    def _part(self, place: int) -> Iterator[tuple[int, Attribute | None]]:
        """Yield what one part of an apposition tells, each with the place after the part."""
        word = self._text(place).lower()
        number = place + 1 if word in {"aged", "age", "now"} else place
        if self._is_age(number):
            yield number + 1, self._age(number)
        elif letters := self._party_letters(place):
            yield self._end_of_part(place), letters
        elif word in {"of", "from"}:
            yield self._end_of_part(place), next(self._home(place), None)
        else:
            yield from self._phrase(place)

    def _phrase(self, place: int) -> Iterator[tuple[int, Attribute | None]]:
        phrase = phrase_at(self._tokens, place, stops=self.namings.ends_phrase)
        if phrase is None or self._begins_another(phrase):
            return
        follows = self._text(phrase.end).lower()
        following = self._tokens[phrase.end].tag if phrase.end < self.end else ""
        is_joined = self._text(place) in {"a", "an", "the"} and following in {"VBG", "VBN", "IN"}
        if follows not in _ENDS | _GOES_ON | _UNTIL and phrase.end < self.end and not is_joined:
            return
        is_over = follows in _UNTIL and self._text(phrase.end + 1).isdigit()
        for attribute in self._told(phrase, holds_now=not is_over):
            yield phrase.end, attribute
        if country := self._country_of_origin(phrase):
            yield phrase.end, country
        if follows == "and":
            yield from self._phrase(phrase.end + 1)
        else:
            yield self._end_of_part(phrase.end - 1), None

    def _country_of_origin(self, phrase: Phrase) -> Attribute | None:
        """Return the people of the country from which somebody is said to be: `a freshman from Aarhus, Denmark`."""
        place = phrase.end
        if self._text(phrase.head + 1) != "from" or self._text(place) != ",":
            return None
        while self._text(place) in {",", "in", "the"}:
            place += 1
        people = people_of_country(self._text(place))
        if not people:
            return None
        span = Span(self._tokens[phrase.head + 1].start, self._tokens[place].end)
        return Attribute(AttributeKind.NATIONALITY, people, span, span.of(self.document.text))

    def _begins_another(self, phrase: Phrase) -> bool:
        """Return whether the phrase belongs to the next name: `Ann Lee, councillor Bo Hay and the mayor, Jo Roe`."""
        following = phrase.head + 1
        if self.namings.covers(following) or self.namings.covers(phrase.end):
            return True
        is_apart = phrase.end == following and self._text(following) == "," and self.namings.covers(phrase.end + 1)
        other = self.namings.at(phrase.end + 1) if is_apart else None
        return other is not None and self._text(other.last + 1) in _ENDS

    def _end_of_part(self, place: int) -> int:
        while place < self.end and self._text(place) not in _ENDS:
            place += 1
        return place

    def _is_age(self, place: int) -> bool:
        word = self._text(place)
        return word.isdigit() and int(word) in AGES and self._text(place + 1) in _ENDS | {"and", "who", "from", "of"}

    def _age(self, place: int) -> Attribute:
        token = self._tokens[place]
        return Attribute(AttributeKind.AGE, token.text, Span(token.start, token.end), token.text)

    def _bracket(self, place: int) -> Iterator[Attribute]:
        """Yield what a bracket after a name tells: `(R-Texas)`, `(Lab, Fell Side)`, `(45)`."""
        end = self._end_of_bracket(place - 1) - 1
        number = place + 1 if self._text(place).lower() in {"aged", "age"} else place
        if end == number + 1 and self._text(number).isdigit() and int(self._text(number)) in AGES:
            if self._has_other_numbers(number):
                return
            yield self._age(number)
        elif letters := self._party_letters(place):
            yield letters
        else:
            yield from (attribute for _, attribute in self._phrase(place) if attribute)

    def _has_other_numbers(self, number: int) -> bool:
        """Return whether another number stands in brackets in the sentence, as scores do: `Lee (66), Hay (70)`."""
        return any(
            self._text(place) in _OPENS and self._text(place + 1).isdigit() and place + 1 != number
            for place in range(self.begin, self.end)
        )

    def _end_of_bracket(self, opening: int) -> int:
        """Return the place after the bracket that opens at a token."""
        for place in range(opening + 1, min(self.end, opening + _LONGEST_BRACKET)):
            if self._text(place) in _CLOSES:
                return place + 1
        return self.end

    def _party_letters(self, place: int) -> Attribute | None:
        """Return the party by the letters of `R-Texas` or `Lab, Fell Side`, at the token."""
        whole, dash, _ = self._text(place).partition("-")
        if dash and party_by_letters(whole):
            span = Span(self._tokens[place].start, self._tokens[place].start + len(whole))
            return Attribute(AttributeKind.PARTY, party_by_letters(whole), span, whole)
        words = [self._text(place), "-".join([self._text(place), self._text(place + 1)])]
        joint = self._text(place + 1)
        last = place
        party = party_by_letters(words[0]) if joint in _DASHES | _ENDS else ""
        if not party and self._text(place + 2) in _ENDS:
            party, last = party_by_letters(words[1]), place + 1
        is_letter_alone = len(words[0]) == 1 and joint not in _DASHES | _CLOSES
        if not party or is_letter_alone or not words[0].isascii():
            return None
        span = Span(self._tokens[place].start, self._tokens[last].end)
        return Attribute(AttributeKind.PARTY, party, span, span.of(self.document.text))

    def _home(self, place: int) -> Iterator[Attribute]:
        """Yield the home after a name: `Rob Hay of Memphis`."""
        if self._text(place).lower() not in {"of", "from"} or self.document.tokens[place + 1].entity != "GPE":
            return
        first = last = place + 1
        while (
            last + 1 < self.end and self._tokens[last + 1].entity == "GPE" and not self._tokens[last + 1].entity_begins
        ):
            last += 1
        span = Span(self._tokens[first].start, self._tokens[last].end)
        yield Attribute(AttributeKind.HOME, span.of(self.document.text), span, span.of(self.document.text))


_SHORT_TITLES: Final = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "mp": "mp",
    "cllr": "councillor",
}
