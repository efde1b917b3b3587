"""The persons of a text by their names: which short form belongs to which full one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from workbench.text.naming.plain_letters import ascii_fold

_MOST_OF_ONE_SURNAME: Final = 100
_HYPHENS: Final = str.maketrans("\u2010\u2011’", "--'")
_GENERATIONS: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})

_ARTICLE: Final = re.compile(r"(?:al|el|ul|ud|as|ash|ad|an)-(?=\w)")
"""The Arabic article before a surname, which some forms of the name leave out."""

Words = tuple[str, ...]
"""The words of a name in small plain letters."""


class FullNames:
    """The full names of a text, in which two forms of one person's name are one: "Donald J. Trump", "Donald Trump"."""

    def __init__(self, names: Iterable[str]) -> None:
        self._persons: defaultdict[str, list[dict[Words, str]]] = defaultdict(list)
        self._by_first: defaultdict[str, set[str]] = defaultdict(set)
        forms: dict[Words, str] = {}
        for name in names:
            forms.setdefault(_words(name), name)
        for words in sorted(forms, key=len, reverse=True):
            if len(words) > 1:
                self._enter(words, forms[words])

    def _enter(self, words: Words, name: str) -> None:
        persons = self._persons[words[-1]]
        for person in persons:
            if any(_means(words, other) for other in person):
                person.setdefault(words, name)
                return
        reversed_forms = [person for person in self._persons.get(words[0], ()) if words[::-1] in person]
        if reversed_forms:
            reversed_forms[0].setdefault(words, name)
            persons.append(reversed_forms[0])
            return
        if len(persons) == _MOST_OF_ONE_SURNAME:
            return
        persons.append({words: name})
        self._by_first[words[0]].add(words[-1])

    def of(self, name: str) -> str:
        """Return the fullest form of the one person whom `name` may mean; empty for nobody or several.

        >>> FullNames(["Hans van den Berg", "Ann Lee", "Bo Lee"]).of("Van den Berg")
        'Hans van den Berg'
        >>> FullNames(["Hans van den Berg", "Ann Lee", "Bo Lee"]).of("Lee")
        ''
        """
        words = _words(name)
        if not words:
            return ""
        persons = [person for person in self._persons.get(words[-1], ()) if any(_means(words, one) for one in person)]
        if not persons and len(words) == 1:
            surnames = self._by_first.get(words[0], set())
            persons = [person for surname in surnames for person in self._persons[surname]]
            persons = [person for person in persons if any(form[0] == words[0] for form in person)]
        return max(persons[0].items(), key=lambda form: (len(form[0]), len(form[1])))[1] if len(persons) == 1 else ""

    def has_surname(self, name: str) -> bool:
        """Return whether somebody's full name ends as `name` does."""
        words = _words(name)
        return bool(words) and words[-1] in self._persons


def _words(name: str) -> Words:
    words = ascii_fold(name.translate(_HYPHENS)).casefold().split()
    while len(words) > 1 and words[-1].rstrip(",") in _GENERATIONS:
        words.pop()
    return tuple(_ARTICLE.sub("", word.rstrip(".,")) for word in words)


def _are_one(words: Words, other: Words) -> bool:
    """Return whether two full names with one surname may be one person's: an initial, a middle name left out."""
    shorter, longer = sorted((words[:-1], other[:-1]), key=len)
    first, other_first = shorter[0], longer[0]
    return first == other_first or (1 in {len(first), len(other_first)} and first[0] == other_first[0])


def _means(words: Words, full: Words) -> bool:
    """Return whether the name is the end of the full name, or the full name written otherwise."""
    return full[-len(words) :] == words or (len(words) > 1 and _are_one(words, full))
