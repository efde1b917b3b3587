"""Clean claims and verdicts as others write them."""

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
"""Labels that are written before a verdict and are not part of it, in the languages of most checks."""
_LABEL: Final = re.compile(
    r"(?:(?:our|the|final|overall|fact[ -]?check|unser|notre|nuestra?)\s{1,3}){0,3}"
    rf"(?:{'|'.join(map(re.escape, _LABELS))})(?:\s{{0,3}}[:=\u2013\u2014]|\s{{1,3}}-)",
    re.IGNORECASE,
)
_EDGE_CHARS: Final = " \t\r\n:;,.*\u2022\u2013\u2014-\"'\u201c\u201d\u2018\u2019\u201e"
_BEFORE_RATING: Final = re.compile(r"(?:\s{0,3}[:\u2013\u2014(\[]|\s-)\s{0,3}$")


def clean_text(value: object, *, longest: int = LONGEST_NAME) -> str:
    """Return the words of a field: no tags or entities, single spaces, at most `longest` characters."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _TAG.sub(" ", html.unescape(str(value)[: 8 * longest]))
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:longest]


def clean_rating(value: object) -> str:
    """Return a verdict in words without labels and punctuation around it.

    >>> [clean_rating(written) for written in (": false", "Rating: False", "MOSTLY FALSE.", "Our ruling - Half True")]
    ['False', 'False', 'Mostly false', 'Half True']
    """
    words = clean_text(value).strip(_EDGE_CHARS)
    words = _LABEL.sub("", words, count=1).strip(_EDGE_CHARS) if _LABEL.match(words) else words
    if words.isupper() and len(words) > 3:  # noqa: PLR2004 - shorter ones may be initials
        words = words.capitalize()
    return words[:1].upper() + words[1:]


def clean_claim(value: object, rating: str) -> str:
    """Return a claim without the rating, where that was put before or after it.

    >>> clean_claim("The moon is made of cheese: FALSE", "False")
    'The moon is made of cheese'
    """
    words = clean_text(value, longest=LONGEST_CLAIM)
    end = words.rstrip(" .!)]")
    if rating and end.casefold().endswith(rating.casefold()):
        before = end[: -len(rating)]
        if _BEFORE_RATING.search(before[-8:]):
            return before.rstrip(_EDGE_CHARS + "([")
    head, colon, tail = words.partition(":")
    return (
        tail.strip()
        if colon and rating and comparison_form(head) == comparison_form(rating) and tail.strip()
        else words
    )


def comparison_form(words: str) -> str:
    """Return `words` in lower case and without punctuation, for comparison."""
    return " ".join(re.sub(r"[^\w\s]", "", words.casefold()).split())
