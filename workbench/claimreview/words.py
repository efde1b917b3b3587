"""Claims and verdicts as others write them, freed of what stands round them."""

import html
import re
from typing import Final

LONGEST_CLAIM: Final = 2_000
LONGEST_NAME: Final = 300
_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
_LABELS: Final = (
    "rating", "verdict", "ruling", "conclusion", "finding", "rated", "rated as", "fact check", "fact-check",
    "factcheck", "claim", "claim is",
    "bewertung", "urteil", "fazit", "ergebnis",
    "évaluation", "note", "jugement",
    "calificación", "valoración", "veredicto", "conclusión",
    "classificação", "avaliação", "veredito", "conclusão",
    "valutazione", "verdetto", "giudizio", "conclusione",
    "oordeel", "beoordeling", "conclusie",
    "betyg", "omdöme", "slutsats", "ocena", "werdykt", "wniosek",
)  # fmt: skip
"""What is written before a verdict and is no part of it, in the languages most checks come in."""
_BEFORE: Final = re.compile(
    r"(?:(?:our|the|final|overall|fact[ -]?check|unser|notre|nuestra?)\s{1,3}){0,3}"
    rf"(?:{'|'.join(map(re.escape, _LABELS))})(?:\s{{0,3}}[:=\u2013\u2014]|\s{{1,3}}-)",
    re.IGNORECASE,
)
_EDGE: Final = " \t\r\n:;,.*\u2022\u2013\u2014-\"'\u201c\u201d\u2018\u2019\u201e"
_SAID_AFTER: Final = re.compile(r"(?:\s{0,3}[:\u2013\u2014(\[]|\s-)\s{0,3}$")


def clean_text(value: object, *, longest: int = LONGEST_NAME) -> str:
    """The words of a field: tags and entities resolved, one space between words, at most `longest` characters."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    words = _TAG.sub(" ", html.unescape(str(value)[: 8 * longest]))
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(shown.split())[:longest]


def clean_rating(value: object) -> str:
    """A verdict in words without what stands round it.

    >>> [clean_rating(written) for written in (": false", "Rating: False", "MOSTLY FALSE.", "Our ruling - Half True")]
    ['False', 'False', 'Mostly false', 'Half True']
    """
    words = clean_text(value).strip(_EDGE)
    words = _BEFORE.sub("", words, count=1).strip(_EDGE) if _BEFORE.match(words) else words
    if words.isupper() and len(words) > 3:  # noqa: PLR2004 - shorter ones may be initials
        words = words.capitalize()
    return words[:1].upper() + words[1:]


def clean_claim(value: object, rating: str) -> str:
    """A claim without the rating where that was put before or behind it.

    >>> clean_claim("The moon is made of cheese: FALSE", "False")
    'The moon is made of cheese'
    """
    words = clean_text(value, longest=LONGEST_CLAIM)
    end = words.rstrip(" .!)]")
    if rating and end.casefold().endswith(rating.casefold()):
        before = end[: -len(rating)]
        if _SAID_AFTER.search(before[-8:]):
            return before.rstrip(_EDGE + "([")
    head, colon, tail = words.partition(":")
    return tail.strip() if colon and rating and bare(head) == bare(rating) and tail.strip() else words


def bare(words: str) -> str:
    """`words` without letter case and punctuation, for comparing."""
    return " ".join(re.sub(r"[^\w\s]", "", words.casefold()).split())
