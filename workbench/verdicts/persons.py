"""Whether two signatures are one person's."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from workbench.text.naming.plain import folded

_ACCENT: Final = 200
"""From this combining class on a mark stands above or below a letter, as accents do; the vowels of Indic scripts do
not."""
_LOOK_ALIKES: Final = str.maketrans(
    {
        # Cyrillic, small and capital
        **dict(zip("аеіјорсухѕԁһԛԝӏ", "aeijopcyxsdhqwl", strict=True)),  # noqa: RUF001 - look-alikes are the point
        **dict(zip("АВЕЅІЈКМНОРСТУХԚԜ", "ABESIJKMHOPCTYXQW", strict=True)),
        # Greek, small and capital
        **dict(zip("αινορυχ", "aivopux", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),  # noqa: RUF001 - as above
    }
)
"""Letters of other alphabets that a reader takes for Latin ones."""


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's signature, however they are written.

    Case, blanks, full stops, apostrophes, hyphens and accents make no other
    person, nor do full-width letters or letters of another alphabet that look
    the same.

    >>> same_person("Ana Ruiz", "ana  ruíz."), same_person("Ana Ruiz", "Ann Ruiz")
    (True, False)
    """
    return not _keys(one).isdisjoint(_keys(other))


def known_spelling(name: str, known: Iterable[str]) -> str:
    """How the person called `name` is spelled among `known`; `name` itself where it is there or nobody fits.

    >>> known_spelling("ana ruiz.", ["Ben Okri", "Ana Ruiz"])
    'Ana Ruiz'
    """
    spellings = tuple(known)
    if name in spellings:
        return name
    return next((spelling for spelling in spellings if same_person(name, spelling)), name)


@lru_cache(maxsize=1024)
def _keys(name: str) -> frozenset[str]:
    """What the name is compared by: as it is written, and with look-alikes read as Latin letters.

    Both are needed: a Cyrillic name is the same in capitals, whose look-alikes are
    others than those of its small letters.
    """
    written = unicodedata.normalize("NFKC", name)
    return frozenset({_plain(written), _plain(written.translate(_LOOK_ALIKES))})


def _plain(name: str) -> str:
    """The letters and digits of a name without case and accents; a name without any stays as it is."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = (char for char in decomposed if _counts(char))
    return "".join(_latin(char) for char in kept) or name.strip()


def _counts(char: str) -> bool:
    category = unicodedata.category(char)
    is_mark = category[0] == "M" and unicodedata.combining(char) < _ACCENT
    return is_mark or category[0] == "N" or (category[0] == "L" and category != "Lm")


def _latin(char: str) -> str:
    """A Latin letter without its stroke or ligature: these are not marks that Unicode takes off."""
    return folded(char) if "LATIN" in unicodedata.name(char, "") else char
