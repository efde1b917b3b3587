"""The places that name a person, as tokens."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.person_nouns import gender_of_first_name
from workbench.facts.entities.entity import Form, Mention
from workbench.facts.entities.persons import persons_of
from workbench.facts.full_names import FullNames
from workbench.text.document import Document, Token

_NAMES: Final = frozenset({"NNP", "NNPS"})
_SHORTEST_SURNAME: Final = 3
_FEW_WORDS: Final = (2, 3)
_NO_SURNAMES_WORDS: Final = """
House Street Lane Avenue Square Road Park Hall School College Hospital Stadium Island River Church Inc Ltd
"""
_NO_SURNAMES: Final = frozenset(_NO_SURNAMES_WORDS.split())
_AFTER_NAMES: Final = frozenset({"KC", "QC", "MBE", "OBE", "CBE", "MP", "MSP", "MLA", "TD", "Jr", "Sr", "PhD", "MD"})
_TITLES_WORDS: Final = """
cllr councillor councilman councilwoman rep sen gov dr mr mrs ms miss prof professor sir dame lord lady judge
justice president chairman mayor capt sgt lt det insp supt col maj gen rev fr sr hon atty dist mp magistrate
senator representative governor reps sens alderman alhaji chief barrister
"""
_TITLES: Final = frozenset(_TITLES_WORDS.split())


_TOLD_OF_PERSON: Final = re.compile(r",? \(?(?:(?:aged )?[1-9]\d[,.;)]|[RDI][-–][A-Z])")
"""An age or a party right after a name, which make it a person's."""


class Naming(NamedTuple):
    """A place that names a person, by full name: its tokens from `first` to `last`, without titles, and its title."""

    person: str
    first: int
    last: int
    title: str = ""


class Namings:
    """Every naming of a person in a document, in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [token.start for token in document.tokens]
        self._looks_like_person = set(self._full_names())
        self.persons = (*(person.name for person in persons_of(document)), *self._looks_like_person)
        self._names = FullNames(map(_without_titles, self.persons))
        found = {naming.first: naming for naming in self._by_mentions()}
        taken = {place for naming in found.values() for place in range(naming.first, naming.last + 1)}
        for naming in self._by_surname(taken):
            found.setdefault(naming.first, naming)
        self.all = tuple(sorted(found.values(), key=lambda naming: naming.first))
        self._certain = {
            naming.person
            for naming in self.all
            if (" " in naming.person or naming.title) and naming.person.split()[-1] not in _NO_SURNAMES
        }
        self._is_owner = {
            place
            for naming in self.all
            for place in range(naming.first, naming.last + 1)
            if document.tokens[naming.last + 1 : naming.last + 2] and document.tokens[naming.last + 1].tag == "POS"
        }
        self._firsts = [naming.first for naming in self.all]
        self._places = {place for naming in self.all for place in range(naming.first, naming.last + 1)}

    def covers(self, place: int) -> bool:
        """Return whether the token is part of a person's name."""
        return place in self._places

    def full(self, words: str) -> str:
        """Return the person whom the words name in full or by surname; empty for nobody or several."""
        return self._names.of(_without_titles(words)) if words else ""

    def is_certain(self, person: str) -> bool:
        """Return whether the name is a person's beyond doubt: of two words, or with a title."""
        return person in self._certain

    def ends_phrase(self, place: int) -> bool:
        """Return whether the token is part of a person's name that owns nothing: not the "Lee" of `Lee's clerk`."""
        return place in self._places and place not in self._is_owner

    def between(self, first: int, last: int) -> tuple[Naming, ...]:
        """Return the namings that begin at a token from `first` to `last` (exclusive)."""
        return self.all[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def at(self, place: int) -> Naming | None:
        """Return the naming that begins at the token or covers it, if any."""
        if place not in self._places:
            return None
        return self.all[bisect_left(self._firsts, place + 1) - 1]

    def _by_mentions(self) -> Iterator[Naming]:
        names = self._names
        for person in persons_of(self._document):
            name = _without_titles(person.name)
            for mention in person.mentions:
                naming = self._naming(names.of(name) or name, mention)
                if naming and any(letter.islower() for letter in name):
                    yield naming
        for run in self._document.names:
            words = _without_titles(run.text)
            if words in self._looks_like_person:
                naming = self._naming(names.of(words) or words, Mention(Span(run.start, run.end), words, Form.FULL))
                if naming:
                    yield naming

    def _full_names(self) -> Iterator[str]:
        """Yield the names of two or three words that begin with a first name, whatever the model took them for."""
        for name in self._document.names:
            words = _without_titles(name.text).split()
            is_run = len(words) in _FEW_WORDS and all(word[:1].isupper() and word[-1].isalpha() for word in words)
            is_told = len(words) > 1 and _TOLD_OF_PERSON.match(self._document.text, name.end) is not None
            is_known = is_told or bool(gender_of_first_name(" ".join(words)))
            if is_run and is_known and name.kind != "place" and words[-1] not in _NO_SURNAMES:
                yield " ".join(words)

    def _naming(self, person: str, mention: Mention) -> Naming | None:
        """Return the mention as tokens, without titles before the name and places after it: `Rob Hay of Memphis`."""
        first = bisect_left(self._starts, mention.span.start)
        end = bisect_left(self._starts, mention.span.end)
        tokens = self._document.tokens[first:end]
        title = mention.title
        while tokens and tokens[0].text.rstrip(".").lower() in _TITLES and len(tokens) > 1:
            title = f"{title} {tokens[0].text}".strip()
            first, tokens = first + 1, tokens[1:]
        end = next((first + place for place, token in enumerate(tokens) if place and token.text == "of"), end)
        while end > first + 1 and self._is_no_name(self._document.tokens[end - 1]):
            end -= 1
        return Naming(person, first, end - 1, title or self._title_before(first)) if end > first else None

    @staticmethod
    def _is_no_name(token: Token) -> bool:
        return token.tag == "POS" or token.text.rstrip(".") in _AFTER_NAMES

    def _title_before(self, first: int) -> str:
        token = self._document.tokens[first - 1] if first else None
        return token.text if token and token.text.rstrip(".").lower() in _TITLES and token.text[0].isupper() else ""

    def _by_surname(self, taken: set[int]) -> Iterator[Naming]:
        """Yield each word that is the surname of one person of the text alone, where nothing else of a name is near."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for person in map(_without_titles, self.persons):
            if " " in person:
                bearers[person.rpartition(" ")[2]].add(person)
        one = {surname: next(iter(names)) for surname, names in bearers.items() if len(names) == 1}
        for place, token in enumerate(self._document.tokens):
            person = one.get(token.text, "") if len(token.text) >= _SHORTEST_SURNAME else ""
            if person and place not in taken and not self._is_in_longer_name(place):
                yield Naming(person, place, place, self._title_before(place))

    def _is_in_longer_name(self, place: int) -> bool:
        """Return whether a capitalised word that is no title stands right beside the word."""
        tokens = self._document.tokens
        before, after = tokens[max(0, place - 1) : place], tokens[place + 1 : place + 2]
        near_before = any(
            token.tag in _NAMES and token.text.rstrip(".").lower() not in _TITLES and token.text[:1].isupper()
            for token in before
        )
        return near_before or any(token.tag in _NAMES and token.text[:1].isupper() for token in after)


def _without_titles(name: str) -> str:
    words = name.partition(" of ")[0].split()
    while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].rstrip(".,") in _AFTER_NAMES:
        words.pop()
    return " ".join(words)
