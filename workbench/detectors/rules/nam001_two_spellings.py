"""A name a letter away from a name used more often."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.detectors.names.languages import is_foreign
from workbench.detectors.names.spellings import better_spellings, capitalised, is_variant
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_GLUED: Final = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]+[A-Z]")
"""Two words run together, as by a web page's menu ("MemorialTenby")."""

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
            yield from _findings(document.text, (word, right), places)


def _findings(text: str, pair: tuple[str, str], places: dict[str, list[Span]]) -> Iterator[Finding]:
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
    for at in places[word]:
        if not is_foreign(text, at.start, at.end):
            yield Finding(
                span=at,
                message=f"{word!r} is one slip from {right!r}, used elsewhere in this article. Check the spelling.",
                suggestion=right,
                related=related,
                evidence=f"{counts}, one letter apart",
            )


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
    what="A name one letter away from a name used more often in the article; other accents or letters of one foreign "
    "sound are a note.",
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
    ),
    limits="Blind to a slip in the first letter, and to a name misspelt every time.",
    reference="Damerau-Levenshtein distance 1, word frequencies of wordfreq.",
    find=find,
)
