"""The names of a text as they are compared: whole ones, and the ends of full ones that stand for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from wordfreq import zipf_frequency

from workbench.facts.entities.name_differences import Tokens, core_of, keys_of, tokens_of
from workbench.facts.entities.name_uses import PARTICLES, NameUse, name_uses
from workbench.facts.entities.persons import person_uses
from workbench.flags.dictionary import english_words
from workbench.text.document import Document

_SHORTEST: Final = 3
"""Fewest letters of a name that is compared by itself."""

_MOST_WORDS: Final = 5
_MOST_ALIKE: Final = 40
"""Most names that share a key and are compared, so that time stays linear."""


@dataclass(slots=True)
class Entry:
    """A name or the end of one, as written: the uses it stands in, those where it is alone, and the full names.

    `persons` are the uses that are a person's, `first_of` the full names that begin with it.
    """

    name: str
    tokens: Tokens
    uses: list[NameUse] = field(default_factory=list)
    alone: list[NameUse] = field(default_factory=list)
    persons: list[NameUse] = field(default_factory=list)
    full_names: set[Tokens] = field(default_factory=set)
    first_of: set[Tokens] = field(default_factory=set)


class NameTable:
    """Every name of one to five words, by its written form, and which others are one slip away."""

    def __init__(self, document: Document) -> None:
        self.entries: dict[str, Entry] = {}
        self.tails: Counter[str] = Counter()
        self._by_key: defaultdict[object, list[Entry]] = defaultdict(list)
        persons = {use.span for use in person_uses(document)}
        for use in name_uses(document):
            if len(use.words) <= _MOST_WORDS:
                self._enter(use, is_person=use.span in persons)
        for entry in self.entries.values():
            for key in _keys(entry.tokens):
                self._by_key[key].append(entry)

    def _enter(self, use: NameUse, *, is_person: bool) -> None:
        whole = tokens_of(use.name)
        is_full = is_person and len(use.words) > 1 and use.words[0].lower() not in PARTICLES
        entry = self._entry(use.name, use, is_person=is_person)
        entry.alone.append(use)
        if len(use.words) > 1:
            self.tails[whole[-1]] += 1
        if "&" in use.words[1:-1]:
            partners = " ".join(use.words[: use.words.index("&") + 2])
            if partners != use.name:
                self._entry(partners, use, is_person=False)
        if not is_full:
            if len(use.words) > 1 and _is_unknown(whole[0]):
                self._entry(use.words[0], use, is_person=False).alone.append(use)
            return
        first_name = self._entry(use.words[0], use, is_person=True)
        first_name.first_of.add(whole)
        for first in range(1, len(use.words)):
            if not {use.words[first - 1], use.words[first]} <= PARTICLES:
                self._entry(" ".join(use.words[first:]), use, is_person=True).full_names.add(whole)

    def _entry(self, name: str, use: NameUse, *, is_person: bool) -> Entry:
        entry = self.entries.setdefault(name, Entry(name, tokens_of(name)))
        entry.uses.append(use)
        if is_person:
            entry.persons.append(use)
        return entry

    def near(self, entry: Entry) -> Iterator[Entry]:
        """Yield the other entries that share a key with this one, each once."""
        seen = {id(entry)}
        for key in _keys(entry.tokens):
            alike = self._by_key[key]
            for other in alike[:_MOST_ALIKE]:
                if id(other) not in seen:
                    seen.add(id(other))
                    yield other


def name_table(document: Document) -> NameTable:
    """Return the names of the document, for comparison."""
    return document.once(NameTable)


def _is_unknown(token: str) -> bool:
    """Return whether a word that opens a longer name is no word or name in use: "Reegan White House"."""
    return len(token) > _SHORTEST and token not in english_words() and not zipf_frequency(token, "en")


def _keys(tokens: Tokens) -> Iterator[object]:
    """Yield what two names one slip apart share: letters without marks, or all words but one and nearly that one."""
    if not tokens or len("".join(tokens)) < _SHORTEST:
        return
    yield "".join(tokens)
    yield core_of(tokens)
    for at, token in enumerate(tokens):
        if len(tokens) > 1:
            yield (at, *tokens[:at], f"^{token[0]}", *tokens[at + 1 :])
        for key in keys_of(token):
            yield (at, *tokens[:at], key, *tokens[at + 1 :])
