"""NAM001: one name in two spellings."""

import re
from collections.abc import Iterator
from typing import Final

from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.name_differences import TYPING, Difference
from workbench.flags.dictionary import english_words
from workbench.flags.languages import is_foreign
from workbench.flags.lists import is_name
from workbench.flags.names.name_table import Entry
from workbench.flags.names.two_spellings import TwoSpellings, spellings_in
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_MOST_RELATED: Final = 5
_CORRECTS: Final = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing|ly)?|spell?(?:s|ed|t|ing|ings)?|misspell?(?:s|ed|t|ing)?|mis-spelt|erroneous(?:ly)?|"
    r"earlier version|renamed|known as|(?:also|formerly|once) called|not to be confused|no relation)\b",
    re.IGNORECASE,
)
"""Words of a text that mentions two spellings on purpose."""

_NEAR: Final = 120
"""Code points before and after a name in which such words count."""

_IN_USE: Final = 2.0
"""Zipf frequency from which a name is in use."""

_GLOSS: Final = 200
"""Code points before a name in which the bracket around it may open."""


def find(document: Document) -> Iterator[Finding]:
    """Yield each name in two spellings once, where the likelier wrong one first stands, with the other related."""
    for pair in spellings_in(document):
        places = _places(document, pair)
        if places:
            yield Finding(
                span=places[0],
                message=f"{pair.wrong.name!r} is also written {pair.right.name!r} in this article. Which is right?",
                suggestion=pair.right.name,
                related=(*_spans(pair.right)[:_MOST_RELATED], *places[1:_MOST_RELATED]),
                evidence=f"{_count(pair.wrong)}, {_count(pair.right)}; they differ in {pair.how.value}",
                severity=_severity(pair),
            )


def _places(document: Document, pair: TwoSpellings) -> list[Span]:
    """Return where the wrong spelling stands, but for brackets, foreign words and corrections told as such."""
    is_variant = pair.how in {Difference.ACCENT, Difference.SOUND}
    return [
        span
        for span in _spans(pair.wrong)
        if (pair.is_person or not is_foreign(document.text, span.start, span.end))
        and not _is_corrected(document, span, pair.right.name)
        and not (is_variant and _in_brackets(document.text, span.start))
    ]


def _spans(entry: Entry) -> list[Span]:
    """Return the places of a name, or of the part of fuller names that it is."""
    return [
        Span(use.span.start, use.span.start + len(entry.name))
        if use.name.startswith(entry.name)
        else Span(use.span.end - len(entry.name), use.span.end)
        for use in entry.uses
    ]


def _count(entry: Entry) -> str:
    return f"{entry.name!r} {_times(len(entry.uses))}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _severity(pair: TwoSpellings) -> Severity:
    """Return an error for a usual slip in a name nobody bears, a note for the marks of what is no person's name."""
    is_in_marks = pair.how in {Difference.ACCENT, Difference.SPACING} and not pair.is_person
    if is_in_marks or pair.how is Difference.ENDING or _is_of_words(pair):
        return Severity.NOTE
    is_in_use = all(is_name(token) or zipf_frequency(token, "en") >= _IN_USE for token in pair.wrong.tokens)
    return Severity.ERROR if pair.how in TYPING and not is_in_use else Severity.WARNING


def _is_of_words(pair: TwoSpellings) -> bool:
    """Return whether one of two spellings, with a space, is of ordinary words: `White House`, `Whitehouse`."""
    is_spaced = pair.how is Difference.SPACING
    return is_spaced and any(set(entry.tokens) <= english_words() for entry in (pair.wrong, pair.right))


def _is_corrected(document: Document, span: Span, right: str) -> bool:
    """Return whether the surrounding words mention the spelling in order to correct it."""
    context = document.text[max(0, span.start - _NEAR) : span.end + _NEAR]
    return bool(re.search(rf"\b{re.escape(right)}\b", context) and _CORRECTS.search(context))


def _in_brackets(text: str, offset: int) -> bool:
    """Return whether a bracket is open at `offset`, as around a name in its own language."""
    line = text[max(0, offset - _GLOSS) : offset].rpartition("\n")[2]
    return line.rfind("(") > line.rfind(")")


RULE: Final = Rule(
    code="NAM001",
    name="name-spelt-two-ways",
    severity=Severity.ERROR,
    what="A person, place or firm in two spellings a letter or two, a particle, a hyphen or an accent apart: an error "
    "for a usual slip (letters swapped, left out or doubled) in a name hardly anybody bears, else a warning; a note "
    "for an accent, a hyphen or a space in what is no person's name, and for an s at the end.",
    why="A misspelt name is the slip readers complain of most.",
    flagged=(
        "Merkel spoke. Merkel left. Later Merkzel returned to Berlin.",
        "They flew to Brégançon. From Bregançon they sailed.",
        "Council leader Thomas Brandt called a meeting. On Monday Thomas Brand said he would go.",
        "Ari MacKinnno won the race on Friday. MacKinnon said that he was tired.",
        "Caspar van den Bosch spoke. Mr van der Bosch left.",
        "The road through Nether Coombe is shut. At Nether Combe the school is shut too.",
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
        "The brothers John Brandt and Joan Brandt called a meeting. On Monday Joan Brandt left.",
        "Thomas Brandt called a meeting. On Monday Thomas Berg left.",
        "Hans van den Berg spoke. Berg left.",
        "Ann Varga spoke. The Vargas left.",
    ),
    limits="Blind to a slip in the first letter of a name that nobody bears in full, and to a name misspelt each time; "
    "two people with one first name and surnames a letter apart look like one.",
    reference="Damerau-Levenshtein distance 1 or 2, lists of names, word frequencies of wordfreq.",
    find=find,
)
