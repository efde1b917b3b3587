"""Full names that share a surname or a first name, and which of them seem to be one person misnamed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, permutations, product
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.name_differences import difference, tokens_of
from workbench.facts.entities.name_uses import PARTICLES, NameUse
from workbench.facts.entities.persons import person_uses
from workbench.flags.dictionary import english_words
from workbench.flags.lists import is_name
from workbench.flags.names.introductions import is_introduced, is_kin, is_told_of
from workbench.flags.names.name_table import name_table
from workbench.flags.names.nicknames import are_one_first_name, is_first_name
from workbench.flags.names.two_spellings import differing_words, spellings_in
from workbench.text.document import Document

_MOST_OF_ONE_NAME: Final = 30
_PERSONAL: Final = re.compile(r"(?:(?:Ma?c|Fitz|Van|De|Le|La|Di|Du|[OD]['’])?[^\W\d_][^\W\d_A-Z]*\.?(?:[ '’-]|$))+")
"""Names whose words have one capital each, as those of persons do and those of goods often do not."""

_ACTS: Final = re.compile(r" (?:also |then |has |had )?(?:said|told|[a-z]+(?:ed|s))\b(?!['’])")
"""A verb behind the name of who acts or speaks."""

_LONG: Final = 5
_HALF: Final = 0.5
_ALIKE: Final = 0.6
_SHORTEST: Final = 3
_RARE: Final = 3.0
_COMMON: Final = 3.8
_SHARED: Final = 3.5
"""Zipf frequencies from which a surname is so common that two people with first names alike, or that only begin or
end alike, may well share it."""
_ALIKE_WHY: Final = "first names alike"


class Person(NamedTuple):
    """A person by full name: the first names as used, the surname in plain letters, and every use of a full name."""

    first_names: tuple[str, ...]
    surname: str
    uses: tuple[NameUse, ...]

    @property
    def first(self) -> NameUse:
        """The first place that names the person in full."""
        return self.uses[0]


class Misnamed(NamedTuple):
    """A full name that seems to be another person's with a wrong first name, and why it seems so."""

    use: NameUse
    meant: NameUse
    why: str
    is_likely: bool = True


def people_in_full(document: Document) -> tuple[Person, ...]:
    """Return the people whom the text names in full, one surname and fitting first names being one person."""
    return document.once(_people)


def misnamed_in(document: Document) -> Iterator[Misnamed]:
    """Yield the full names whose first name seems to be wrong, in reading order; each once."""
    people = people_in_full(document)
    spelt_two_ways = {differing_words(pair) for pair in spellings_in(document)}
    found: dict[NameUse, Misnamed] = {}
    for misnamed in chain(_near(document, people), _crossed(document, people), _borne_by_nobody(document)):
        if frozenset({_first_names_of(misnamed.use)[:1], _first_names_of(misnamed.meant)[:1]}) not in spelt_two_ways:
            found.setdefault(misnamed.use, misnamed)
    return iter(sorted(found.values(), key=lambda misnamed: misnamed.use.span))


def _people(document: Document) -> tuple[Person, ...]:
    groups: defaultdict[str, list[list[NameUse]]] = defaultdict(list)
    for use in person_uses(document):
        if len(use.words) > 1 and _PERSONAL.fullmatch(use.name) and not _is_ordinary(use):
            same_surname = groups["".join(tokens_of(_surname_of(use)))]
            own = next((uses for uses in same_surname if _share_first_name(uses[0], use)), None)
            if own is not None:
                own.append(use)
            elif len(same_surname) < _MOST_OF_ONE_NAME:
                same_surname.append([use])
    return tuple(
        Person(_first_names_of(uses[0]), surname, tuple(uses)) for surname, rows in groups.items() for uses in rows
    )


def _is_ordinary(use: NameUse) -> bool:
    """Return whether a name begins with a particle or with an ordinary word, as goods and headings may."""
    first, last = use.words[0].lower(), use.words[-1].lower()
    if first in PARTICLES or (use.is_heading and not use.title):
        return True
    if people_called(use.words[-1]):
        return True
    return not is_first_name(first) and all(word in english_words() and not is_name(word) for word in (first, last))


def _surname_of(use: NameUse) -> str:
    last = len(use.words) - 1
    while last > 1 and use.words[last - 1].lower() in PARTICLES:
        last -= 1
    return " ".join(use.words[last:])


def _first_names_of(use: NameUse) -> tuple[str, ...]:
    return tuple(
        "".join(tokens_of(word)) for word in use.words[:-1] if word.lower() not in PARTICLES and tokens_of(word)
    )


def _share_first_name(one: NameUse, other: NameUse) -> bool:
    return any(are_one_first_name(*pair) for pair in product(_first_names_of(one), _first_names_of(other)))


def _near(document: Document, people: Sequence[Person]) -> Iterator[Misnamed]:
    """Yield one of two people of one surname, named once, whose first name is like the other's."""
    by_surname: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_surname[person.surname].append(person)
    pairs = chain.from_iterable(permutations(namesakes, 2) for namesakes in by_surname.values())
    for one, other in pairs:
        if len(one.uses) == 1 and (len(other.uses) > 1 or one.first.span > other.first.span):
            why = _why_one(document, one.first, other.first, surname=one.surname)
            if why:
                usage = zipf_frequency(one.surname, "en")
                yield Misnamed(
                    one.first, other.first, why, is_likely=usage < (_COMMON if why == _ALIKE_WHY else _SHARED)
                )


def _why_one(document: Document, use: NameUse, other: NameUse, *, surname: str) -> str:
    """Return why two full names with one surname seem to be one person's; empty where they do not."""
    if is_kin(document, use) or (use.span < other.span and is_kin(document, other)):
        return ""
    first, other_first = _first_names_of(use)[0], _first_names_of(other)[0]
    if min(len(first), len(other_first)) < _SHORTEST:
        return ""
    usage = zipf_frequency(surname, "en")
    introduced = is_introduced(document, use)
    if are_alike(first, other_first):
        return "" if introduced and (usage >= _COMMON or is_kin(document, other)) else _ALIKE_WHY
    is_new = (introduced and usage >= _RARE) or use.span < other.span
    return "first names begin or end alike" if not is_new and _begin_or_end_alike(first, other_first) else ""


def _begin_or_end_alike(first: str, other: str) -> bool:
    end = min(_SHORTEST, len(first) - 1, len(other) - 1)
    return first[0] == other[0] or first[-end:] == other[-end:]


def are_alike(first: str, other: str) -> bool:
    """Return whether two first names may be mistaken for one another by ear or eye.

    >>> are_alike("ellen", "helen"), are_alike("jerry", "terry"), are_alike("mark", "anna")
    (True, True, False)
    """
    return OSA.normalized_similarity(first, other) >= _ALIKE or first[:_SHORTEST] == other[:_SHORTEST]


def _crossed(document: Document, people: Sequence[Person]) -> Iterator[Misnamed]:
    """Yield a full name that has one earlier person's first name and another earlier person's surname."""
    by_surname: defaultdict[str, list[Person]] = defaultdict(list)
    by_first_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_surname[person.surname].append(person)
        by_first_name[person.first_names[0]].append(person)
    for person in people:
        use = person.first
        is_new = is_introduced(document, use) and not is_told_of(document, use)
        if len(person.uses) > 1 or is_new or is_kin(document, use):
            continue
        bearers = [other for other in by_surname[person.surname] if other.first.span < use.span]
        givers = [other for other in by_first_name[person.first_names[0]] if other.first.span < use.span]
        if bearers and givers:
            yield Misnamed(use, bearers[0].first, f"{givers[0].first.name} is another person")


def _borne_by_nobody(document: Document) -> Iterator[Misnamed]:
    """Yield a surname that stands alone once and is nobody's, where the person named before has one like it."""
    table = name_table(document)
    for before, use in pairwise(person_uses(document)):
        entry = table.entries.get(use.name)
        if entry is None:
            continue
        if use.words[0].lower() in english_words():
            continue
        is_nobodys = len(use.words) == 1 == len(entry.uses) and not (entry.full_names or table.tails[entry.tokens[-1]])
        if is_nobodys and _ACTS.match(document.text, use.span.end) and _begin_alike(use.words[0], before.words[-1]):
            meant = next((full for full in person_uses(document) if full.words[-1] == before.words[-1]), before)
            if len(meant.words) > 1:
                yield Misnamed(use, meant, "nobody here is called so")


def _begin_alike(word: str, surname: str) -> bool:
    """Return whether two long surnames begin with one letter and share half of the others."""
    is_long = min(len(word), len(surname)) >= _LONG and word[0] == surname[0]
    is_alike = is_long and OSA.normalized_similarity(word.lower(), surname.lower()) >= _HALF
    return is_alike and difference(word, surname) is None and not word.startswith(surname)
