"""A name a letter away from a name used more often."""

import re
from collections.abc import Iterator
from typing import Final

from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.languages import is_foreign
from workbench.flags.lists import is_name
from workbench.flags.names.spellings import better_spellings, capitalised, is_variant
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.slips import USUAL, Kind, kind_of_slip
from workbench.text.document import Document
from workbench.text.names import folded

_GLUED: Final = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]+[A-Z]")
"""Two words run together, as by a web page's menu ("MemorialTenby")."""

_CORRECTS: Final = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing|ly)?|spell?(?:s|ed|t|ing|ings)?|misspell?(?:s|ed|t|ing)?|mis-spelt|erroneous(?:ly)?|"
    r"earlier version|renamed|not to be confused)\b",
    re.IGNORECASE,
)
"""Words of those who tell of two spellings on purpose."""

_NEAR: Final = 120
"""Code points before and after a name within which they do so."""

_OF_FINGERS: Final = frozenset({Kind.SWAPPED, Kind.LEFT_OUT, Kind.DOUBLED})
_IN_USE: Final = 2.0
"""Zipf frequency from which a name is in use."""

_GLOSS: Final = 200
"""Code points before a name in which the bracket around it may open."""


def find(document: Document) -> Iterator[Finding]:
    """Rare capitalised words one slip away from a more usual one of the same document."""
    places = capitalised(document).places
    better = better_spellings(document)
    for word in sorted(better, key=lambda word: places[word][0]):
        right = better[word]
        both = better.get(right) == word and places[word][0] < places[right][0]
        glued = _GLUED.match(word) and not _GLUED.match(right)
        if not both and not glued:
            yield from _findings(document, (word, right), places)


def _findings(document: Document, pair: tuple[str, str], places: dict[str, list[Span]]) -> Iterator[Finding]:
    text = document.text
    word, right = pair
    counts = ", ".join(f"{one!r} {_times(len(places[one]))}" for one in (word, right))
    related = tuple(places[right][:5])
    if is_variant(word, right):
        yield from (
            Finding(
                span=at,
                message=f"{word!r} is also written {right!r} in this article. Choose one spelling.",
                suggestion=right,
                related=related,
                evidence=counts,
                severity=Severity.NOTE,
            )
            for at in places[word][:1]
            if not _in_brackets(text, at.start)
        )
        return
    severity = _severity(word, right)
    for at in places[word]:
        if not is_foreign(text, at.start, at.end) and not _is_corrected(document, at, right):
            yield Finding(
                span=at,
                message=f"{word!r} is one slip from {right!r}, used elsewhere in this article. Check the spelling.",
                suggestion=right,
                related=related,
                evidence=f"{counts}, one letter apart",
                severity=severity,
            )


def _severity(word: str, right: str) -> Severity:
    """An error for a usual slip in a name that hardly anybody bears, a note for an unusual one in a name in use.

    The shares that were right on cited web pages, by kind of slip and use of the word, are behind this.
    """
    usage = zipf_frequency(word.lower(), "en")
    kind = kind_of_slip(folded(word), folded(right))
    if kind in _OF_FINGERS and usage < _IN_USE and not is_name(folded(word)):
        return Severity.ERROR
    if kind in USUAL or not (usage or is_name(folded(word))):
        return Severity.WARNING
    return Severity.NOTE


def _is_corrected(document: Document, at: Span, right: str) -> bool:
    """Whether the words around name the spelling in order to correct it."""
    around = document.text[max(0, at.start - _NEAR) : at.end + _NEAR]
    return bool(re.search(rf"\b{re.escape(right)}\b", around) and _CORRECTS.search(around))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _in_brackets(text: str, offset: int) -> bool:
    """Whether a bracket is open at `offset`, as around a name in its own language."""
    line = text[max(0, offset - _GLOSS) : offset].rpartition("\n")[2]
    return line.rfind("(") > line.rfind(")")


RULE: Final = Rule(
    code="NAM001",
    name="name-spelt-two-ways",
    severity=Severity.ERROR,
    what="A name one letter away from a name used more often in the article: an error for a usual slip (letters "
    "swapped, left out or doubled) in a name hardly anybody bears, else a warning; a note for another consonant in a "
    "name in use, for other accents, and for letters of one foreign sound.",
    why="A misspelt name is the slip readers complain of most.",
    flagged=(
        "Merkel spoke. Merkel left. Later Merkzel returned to Berlin.",
        "They flew to Brégançon. From Bregançon they sailed.",
    ),
    clean=(
        "Austria and Australia signed. Iran met Iraq.",
        "The Russian visited Russia.",
        "Wikipedia is run by the Wikimedia Foundation. Wikipedia grew. Wikipedia won.",
        "The Catedral de Toledo is a cathedral. The Cathedral of York is another.",
        "Zaha Hadid (in Arabic letters Zahā Ḥadīd) built it.",
        "The Encyclopedia by Wilfred Benson names the boxer Wilfredo.",
        "I met Sarah Winterbott- Winterbotte, I mean.",
        "Cefneithin opened. Cefneithin closed. Menu: CefneithinU.K. and others.",
        "The rocket fell in Tuva. Tuva is cold.\n\nThis version corrects the spelling of the region to Tuva, not Tyva.",
        "Peter Lukens and David Martyns gave the prize to Robbie Martins. Martins sang. Martins left.",
        (
            "Herediano superó 0-1 a Saprissa. Bryan Segura, Brayan López, José Ruiz y Josué Martínez jugaron. "
            "Bryan Ruiz y José Mora no."
        ),
        "The existing ABIs are kept. The APIs change. New APIs come, and CTOs and CEOs signed. CEOs spoke.",
        "FIFA and FISA are two bodies. FIFA met. FIFA voted.",
        "He saw the World Trade Center fall. The Barbican Centre and the Arts Centre are in London.",
        "The Award is given in May. The Award was won by Stephen Akard.",
        "Britain laughed. Britain watched Dara O'Briain.",
        "The Clinics are open. The Clinics are free. Clinica Tepati is free too.",
        "Paul sang. Paul left with Anna. Paul Berg met Robert Paulk.",
        "They asked O'Rourke. O’Rourke replied.",
    ),
    limits="Blind to a slip in the first letter, and to a name misspelt every time.",
    reference="Damerau-Levenshtein distance 1, word frequencies of wordfreq.",
    find=find,
)
