"""A name one letter away from a name used more often."""

import re
from collections.abc import Iterator
from typing import Final

from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.languages import is_foreign
from workbench.flags.lists import is_name
from workbench.flags.names.spellings import better_spellings, capitalised_words, is_variant
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.slips import USUAL_SLIPS, SlipKind, kind_of_slip
from workbench.text.document import Document
from workbench.text.names import ascii_fold

_MOST_RELATED: Final = 5
_GLUED: Final = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]+[A-Z]")
"""Two words run together, as in a web page's menu ("MemorialTenby")."""

_CORRECTS: Final = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing|ly)?|spell?(?:s|ed|t|ing|ings)?|misspell?(?:s|ed|t|ing)?|mis-spelt|erroneous(?:ly)?|"
    r"earlier version|renamed|not to be confused)\b",
    re.IGNORECASE,
)
"""Words of a text that mentions two spellings on purpose."""

_NEAR: Final = 120
"""Code points before and after a name in which such words count."""

_TYPING_SLIPS: Final = frozenset({SlipKind.SWAPPED, SlipKind.LEFT_OUT, SlipKind.DOUBLED})
_IN_USE: Final = 2.0
"""Zipf frequency from which a name is in use."""

_GLOSS: Final = 200
"""Code points before a name in which the bracket around it may open."""


def find(document: Document) -> Iterator[Finding]:
    """Yield rare capitalised words one slip away from a more usual one of the same document."""
    places = capitalised_words(document).places
    better = better_spellings(document)
    for word in sorted(better, key=lambda word: places[word][0]):
        right = better[word]
        is_mutual = better.get(right) == word and places[word][0] < places[right][0]
        is_glued = _GLUED.match(word) and not _GLUED.match(right)
        if is_mutual or is_glued:
            continue
        if is_variant(word, right):
            yield from _variants(document, word, right, places=places)
        else:
            yield from _slips(document, word, right, places=places)


def _variants(document: Document, word: str, right: str, *, places: dict[str, list[Span]]) -> Iterator[Finding]:
    first = places[word][0]
    if not _in_brackets(document.text, first.start):
        yield Finding(
            span=first,
            message=f"{word!r} is also written {right!r} in this article. Choose one spelling.",
            suggestion=right,
            related=tuple(places[right][:_MOST_RELATED]),
            evidence=_counts(word, right, places),
            severity=Severity.NOTE,
        )


def _slips(document: Document, word: str, right: str, *, places: dict[str, list[Span]]) -> Iterator[Finding]:
    severity = _severity(word, right)
    for span in places[word]:
        if not is_foreign(document.text, span.start, span.end) and not _is_corrected(document, span, right):
            yield Finding(
                span=span,
                message=f"{word!r} is one slip from {right!r}, used elsewhere in this article. Check the spelling.",
                suggestion=right,
                related=tuple(places[right][:_MOST_RELATED]),
                evidence=f"{_counts(word, right, places)}, one letter apart",
                severity=severity,
            )


def _counts(word: str, right: str, places: dict[str, list[Span]]) -> str:
    return f"{word!r} {_times(len(places[word]))}, {right!r} {_times(len(places[right]))}"


def _severity(word: str, right: str) -> Severity:
    """Return an error for a usual slip in an unused name, and a note for an unusual slip in a name in use.

    The shares that were right on cited web pages, by kind of slip and use of the word, are behind this.
    """
    usage = zipf_frequency(word.lower(), "en")
    kind = kind_of_slip(ascii_fold(word), ascii_fold(right))
    if kind in _TYPING_SLIPS and usage < _IN_USE and not is_name(ascii_fold(word)):
        return Severity.ERROR
    if kind in USUAL_SLIPS or not (usage or is_name(ascii_fold(word))):
        return Severity.WARNING
    return Severity.NOTE


def _is_corrected(document: Document, span: Span, right: str) -> bool:
    """Return whether the surrounding words mention the spelling in order to correct it."""
    context = document.text[max(0, span.start - _NEAR) : span.end + _NEAR]
    return bool(re.search(rf"\b{re.escape(right)}\b", context) and _CORRECTS.search(context))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _in_brackets(text: str, offset: int) -> bool:
    """Return whether a bracket is open at `offset`, as around a name in its own language."""
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
