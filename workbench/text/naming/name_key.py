"""What is left of a name when case, accents, punctuation and look-alike letters are put aside."""

import unicodedata
from functools import lru_cache
from typing import Final

from workbench.text.naming.plain_letters import folded

_SET_ON_TOP: Final = ("COMBINING", "VARIATION SELECTOR")
"""How the names of accents and other marks begin that alter a letter's look; the vowels of Indic scripts are others."""
_VOICED: Final = 8
"""The combining class of the marks that make one Japanese syllable another."""
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


@lru_cache(maxsize=1024)
def keys_of(name: str) -> frozenset[str]:
    """What a name is compared by: as it is written, and with look-alikes read as Latin letters.

    Two names that share a key are one name in two spellings. Both keys are needed:
    a Cyrillic name is the same in capitals, whose look-alikes are others than
    those of its small letters.

    >>> keys_of("O’Neill, Zoë") == keys_of("oneill zoe")
    True
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
    if category.startswith("M"):
        return unicodedata.combining(char) == _VOICED or not unicodedata.name(char, "").startswith(_SET_ON_TOP)
    return category.startswith(("L", "N")) and category != "Lm"


def _latin(char: str) -> str:
    """A Latin letter without its stroke or ligature: these are not marks that Unicode takes off."""
    return folded(char) if "LATIN" in unicodedata.name(char, "") else char
