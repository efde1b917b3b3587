"""Whether two signatures are one person's."""

from collections.abc import Iterable

from workbench.text.naming.name_key import keys_of


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's signature, however they are written.

    Case, blanks, full stops, apostrophes, hyphens and accents make no other
    person, nor do full-width letters or letters of another alphabet that look
    the same.

    >>> same_person("Ana Ruiz", "ana  ruíz."), same_person("Ana Ruiz", "Ann Ruiz")
    (True, False)
    """
    return not keys_of(one).isdisjoint(keys_of(other))


def known_spelling(name: str, known: Iterable[str]) -> str:
    """How the person called `name` is spelled among `known`; `name` itself where it is there or nobody fits.

    >>> known_spelling("ana ruiz.", ["Ben Okri", "Ana Ruiz"])
    'Ana Ruiz'
    """
    spellings = tuple(known)
    if name in spellings:
        return name
    return next((spelling for spelling in spellings if same_person(name, spelling)), name)
