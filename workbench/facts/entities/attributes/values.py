"""What a noun phrase says of the person it is about, value by value."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.parties import first_word_of_party, party_called
from workbench.facts.entities.attributes.kinds.peoples import people_called, people_of_country
from workbench.facts.entities.attributes.kinds.person_nouns import KIN, gender_of_noun
from workbench.facts.entities.attributes.phrases import Phrase, age_within
from workbench.facts.entities.entity import Attribute, AttributeKind
from workbench.facts.offices import is_office
from workbench.text.document import Token

AGES: Final = range(3, 116)
_NOT_NOW_WORDS: Final = """
former formerly ex onetime one-time then future incoming late previous past retired elect designate aspiring
would-be erstwhile sometime veteran
"""
_NOT_NOW: Final = frozenset(_NOT_NOW_WORDS.split())
_PAST_OF_POST: Final = _NOT_NOW - {"late", "veteran"}
_NO_PART_WORDS: Final = """
the a an his her their its this that our my new current longtime long-time acting two-term one-term outgoing
local fellow own only first second third old young
"""
_NO_PART_OF_POST: Final = frozenset(_NO_PART_WORDS.split())
_JOINS: Final = frozenset({"-", "–"})


def attributes_of(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool = True) -> Iterator[Attribute]:
    """Yield the age, people, party, post, kin and gender that the phrase tells, in this order."""
    words = [word.lower() for word in phrase.words(tokens)]
    now = holds_now and _PAST_OF_POST.isdisjoint(words)
    yield from _age(tokens, phrase, holds_now=holds_now)
    yield from _people(tokens, phrase, holds_now=now)
    yield from _party(tokens, phrase, holds_now=now)
    yield from _post(tokens, phrase, holds_now=now)
    yield from _home(tokens, phrase, holds_now=now)
    head = tokens[phrase.head]
    if gender := gender_of_noun(head.text):
        yield _Told(tokens, phrase, True).row(AttributeKind.GENDER, gender, Span(head.start, head.end))


class _Told(NamedTuple):
    """A phrase whose values are told, and whether they hold now."""

    tokens: Sequence[Token]
    phrase: Phrase
    holds_now: bool

    def row(self, kind: AttributeKind, value: str, span: Span) -> Attribute:
        """Return a value as a row of the table."""
        return Attribute(kind, value, span, " ".join(self.phrase.words(self.tokens)), self.holds_now, self.phrase.of)


def _age(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool) -> Iterator[Attribute]:
    place = age_within(tokens, phrase.first, phrase.head + 1)
    if place is not None and tokens[place].text.isdigit() and int(tokens[place].text) in AGES:
        span = Span(tokens[place].start, tokens[place + 4].end)
        yield _Told(tokens, phrase, holds_now).row(AttributeKind.AGE, tokens[place].text, span)


def _people(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool) -> Iterator[Attribute]:
    """Yield each people of the phrase itself, not of whose it is: `the Norwegian-born consultant`, `the Dane`."""
    for place in range(after_owner(tokens, phrase), phrase.head + 1):
        word = tokens[place].text
        people = people_called(word) if word[:1].isupper() else ""
        if not people and place < phrase.head and tokens[place + 1].tag in {"NN", "JJ"}:
            people = people_of_country(word)
        if people:
            kind = AttributeKind.NATIONALITY
            is_born = _is_joined_to(tokens, place, {"born", "raised", "trained", "based"})
            if is_born and tokens[place + 2].text != "born":
                continue
            span = Span(tokens[place].start, tokens[place].end)
            kind = AttributeKind.BORN if is_born else kind
            yield _Told(tokens, phrase, holds_now).row(kind, people, span)


def _home(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool) -> Iterator[Attribute]:
    """Yield the town of a worker, with the work as whose it is: `the Memphis sorter`, `a sorter in Memphis`."""
    places = [place for place in range(after_owner(tokens, phrase), phrase.head) if tokens[place].entity == "GPE"]
    after = phrase.head + 1
    if not places and phrase.end > after + 1 and tokens[after].text in {"in", "at", "from", "of"}:
        places = [place for place in range(after + 1, phrase.end) if tokens[place].entity == "GPE"]
    words = [tokens[place].text for place in places]
    if (
        places
        and not any(people_called(word) or people_of_country(word) or not word.isalpha() for word in words)
        and not is_office(tokens[phrase.head].text)
    ):
        span = Span(tokens[places[0]].start, tokens[places[-1]].end)
        row = _Told(tokens, phrase, holds_now).row(AttributeKind.HOME, " ".join(words), span)
        yield row._replace(of=tokens[phrase.head].text.lower())


def _is_joined_to(tokens: Sequence[Token], place: int, words: set[str]) -> bool:
    """Return whether a hyphen joins the token to one of the words."""
    after = tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].text in _JOINS and after[1].text.lower() in words  # noqa: PLR2004


def _party(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool) -> Iterator[Attribute]:
    for place in range(after_owner(tokens, phrase), phrase.head + 1):
        words = [token.text for token in tokens[max(phrase.first, place - 1) : place + 1]]
        is_first_of_two = first_word_of_party([token.text for token in tokens[place : place + 2]])
        party = "" if is_first_of_two else party_called(words)
        if party:
            start = place - 1 if first_word_of_party(words) else place
            span = Span(tokens[start].start, tokens[place].end)
            yield _Told(tokens, phrase, holds_now).row(AttributeKind.PARTY, party, span)
    party = party_called([word.removesuffix("s") for word in phrase.of.split() if word not in {"group", "Party"}])
    if party:
        yield _Told(tokens, phrase, holds_now).row(AttributeKind.PARTY, party, phrase.span(tokens))


def _post(tokens: Sequence[Token], phrase: Phrase, *, holds_now: bool) -> Iterator[Attribute]:
    """Yield the post or the kinship: the head with the words that say which: `plant manager`, `bus driver`."""
    head = tokens[phrase.head].text.lower()
    words = [*_which(tokens, phrase), head]
    is_other_kind = head in {"old", "olds"} or people_called(tokens[phrase.head].text) or party_called([words[-1]])
    if is_other_kind or (tokens[phrase.head].text[:1].isupper() and party_called([tokens[phrase.head].text])):
        return
    span = phrase.span(tokens)
    if head in KIN:
        yield _Told(tokens, phrase, holds_now).row(AttributeKind.RELATION, head, span)
    elif not gender_of_noun(head) or len(words) > 1 or head.endswith(("man", "woman")):
        yield _Told(tokens, phrase, holds_now).row(AttributeKind.POST, " ".join(words), span)


def _which(tokens: Sequence[Token], phrase: Phrase) -> list[str]:
    """Return the words before the head that say which post it is, in lower case."""
    age = age_within(tokens, phrase.first, phrase.head + 1)
    first = age + 5 if age is not None else after_owner(tokens, phrase)
    which: list[str] = []
    for place in range(first, phrase.head):
        word = tokens[place].text
        is_other_kind = word[:1].isupper() and (
            people_called(word) or party_called([word]) or people_of_country(word) or tokens[place].entity == "GPE"
        )
        if word.lower() in _NO_PART_OF_POST | _NOT_NOW or is_other_kind or tokens[place].tag == "CD":
            which = []
        elif word.isalpha() or "-" in word[1:-1]:
            which.append(word.lower())
    return which


def after_owner(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return the place of the first word of the phrase that does not say whose it is."""
    marks = (place for place in range(phrase.head, phrase.first, -1) if tokens[place].tag == "POS")
    return next(marks, phrase.first - 1) + 1
