"""Whether two signatures are one person's."""

import unicodedata


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's signature, however they are spaced or capitalised.

    >>> same_person("Ana Ruiz", "ana  ruiz"), same_person("Ana Ruiz", "Ann Ruiz")
    (True, False)
    """
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
