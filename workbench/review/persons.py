"""Whether two signatures are one person's."""

from collections.abc import Iterable

from workbench.text.naming.name_key import name_keys


def same_person(name: str, other: str) -> bool:
    """Whether two names are one person's signature, however they are written.

    Case, blanks, full stops, apostrophes, hyphens and accents make no other
    person, nor do full-width letters or letters of another alphabet that look
    the same.

    >>> same_person("Ana Ruiz", "ana  ruíz."), same_person("Ana Ruiz", "Ann Ruiz")
    (True, False)
    """
    return not name_keys(name).isdisjoint(name_keys(other))


def known_spelling(name: str, known: Iterable[str]) -> str:
    """Return how `name` is spelled among the `known` names; `name` itself where it is one of them or nobody matches.

    >>> known_spelling("ana ruiz.", ["Ben Okri", "Ana Ruiz"])
    'Ana Ruiz'
    """
    spellings = tuple(known)
    if name in spellings:
        return name
    return next((spelling for spelling in spellings if same_person(name, spelling)), name)
