"""Blanks, hyphens and hidden characters, read as the plain ones."""

from typing import Final

from workbench.text.view.filler import FILLER

_BLANKS: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS: Final = "\u2010\u2011"
_HIDDEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN: Final = str.maketrans(
    dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_HIDDEN, FILLER)
)


def read_characters(text: str) -> str:
    """Return the text with plain blanks and hyphens, and with fillers for soft hyphens and marks without width.

    >>> read_characters("Anne\u2011Lise\u00a0Holm")
    'Anne-Lise Holm'
    """
    return text.translate(_PLAIN)
