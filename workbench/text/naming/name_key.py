"""What remains of a name without case, accents, punctuation and look-alike letters."""

import unicodedata
from functools import lru_cache
from typing import Final

from workbench.text.naming.plain_letters import ascii_fold

_COMBINING_MARKS: Final = ("COMBINING", "VARIATION SELECTOR")
"""How the Unicode names of accents and similar marks begin, unlike those of the vowels of Indic scripts."""
_VOICED: Final = 8
"""The combining class of the marks that turn one Japanese syllable into another."""
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
"""Letters of other alphabets that readers mistake for Latin ones."""


@lru_cache(maxsize=1024)
def name_keys(name: str) -> frozenset[str]:
    """Return the keys a name is compared by: as it is written, and with look-alikes read as Latin letters.

    Two names that share a key are one name in two spellings. Both keys are needed:
    a Cyrillic name is the same in capitals, whose look-alikes are others than
    those of its small letters.

    >>> name_keys("O’Neill, Zoë") == name_keys("oneill zoe")
    True
    """
    written = unicodedata.normalize("NFKC", name)
    return frozenset({_plain(written), _plain(written.translate(_LOOK_ALIKES))})


def _plain(name: str) -> str:
    """Return the letters and digits of a name without case and accents; a name with none stays as it is."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = (char for char in decomposed if _is_significant(char))
    return "".join(_without_stroke(char) for char in letters) or name.strip()


def _is_significant(char: str) -> bool:
    category = unicodedata.category(char)
    if category.startswith("M"):
        return unicodedata.combining(char) == _VOICED or not unicodedata.name(char, "").startswith(_COMBINING_MARKS)
    return category.startswith(("L", "N")) and category != "Lm"


def _without_stroke(char: str) -> str:
    """Return a Latin letter without its stroke or ligature, which Unicode does not decompose."""
    return ascii_fold(char) if "LATIN" in unicodedata.name(char, "") else char
