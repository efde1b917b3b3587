"""UNI001: characters that hide, reverse text, or imitate others."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.counting import plural
from workbench.text.document import Document

_HIDDEN = re.compile(r"[\u200b\u2060\u202a-\u202e\u2066-\u2069]|(?<!^)\ufeff")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W\d_]{3,60}")
_REACH = 60
_IN_ONE_WORD = re.compile(r"\S{0,60}")
_FEW: Final = 3
"""Most places of one kind with a flag each; where there are more, one flag represents them all."""
_POINTED_TO: Final = 50
"""Most places that such a flag points to; it says how many there are."""
_BEFORE = re.compile(r"[A-Za-z]{0,60}\Z")
"""The part of a word before its first non-ASCII letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A place, the message about it, and the kind of characters, by which places are grouped."""

    span: Span
    message: str
    kind: tuple[str, ...]
    characters: int = 0


def find(document: Document) -> Iterator[Finding]:
    """Yield each word with hidden characters or look-alikes; one finding for more than three of one kind."""
    by_kind: dict[tuple[str, ...], list[_Spot]] = defaultdict(list)
    for spot in (*_hidden(document.article.text), *_mixed(document.article.text)):
        by_kind[spot.kind].append(spot)
    findings: list[Finding] = []
    for spots in by_kind.values():
        findings += _findings(spots)
    yield from sorted(findings, key=lambda finding: finding.span.start)


def _findings(spots: Sequence[_Spot]) -> Iterator[Finding]:
    first, *others = spots
    if len(spots) > _FEW:
        message = f"{first.message}; so at {plural(len(others), 'more place')}."
        related = tuple(spot.span for spot in others[:_POINTED_TO])
        yield Finding(span=first.span, message=message, related=related)
        return
    for spot in spots:
        evidence = f"{spot.characters} characters" if spot.characters > 1 else ""
        yield Finding(span=spot.span, message=f"{spot.message}.", evidence=evidence)


def _hidden(text: str) -> Iterator[_Spot]:
    """Yield one spot a word, from its first hidden character to its last."""
    word: list[re.Match[str]] = []
    for char in _HIDDEN.finditer(text):
        if word and not _IN_ONE_WORD.fullmatch(text, word[-1].end(), char.start()):
            yield _hidden_in(word)
            word = []
        word.append(char)
    if word:
        yield _hidden_in(word)


def _hidden_in(word: Sequence[re.Match[str]]) -> _Spot:
    names = tuple(dict.fromkeys(unicodedata.name(char.group(), "unnamed character").lower() for char in word))
    message = f"{'A hidden character' if len(word) == 1 else 'Hidden characters'}: {', '.join(names)}"
    span = Span(word[0].start(), word[-1].end())
    return _Spot(span=span, message=message, kind=tuple(sorted(names)), characters=len(word))


def _mixed(text: str) -> Iterator[_Spot]:
    for word in _mixed_words(text):
        scripts = tuple(sorted(_scripts(word.of(text))))
        message = f"'{word.of(text)}' mixes letters of {' and '.join(scripts)}"
        yield _Spot(span=word, message=message, kind=scripts)


def _mixed_words(text: str) -> Iterator[Span]:
    """Yield the words with Latin letters and letters of another alphabet, at most 120 letters of each."""
    done = 0
    for foreign in _FOREIGN.finditer(text):
        start = foreign.start()
        if start < done or not any(char.isalpha() for char in foreign.group()):
            continue
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        word = _WORD.match(text, before.start() if before else start)
        if word and {"LATIN"} < _scripts(word.group()):
            yield Span(*word.span())
        done = word.end() if word else foreign.end()


def _scripts(word: str) -> set[str]:
    first = {unicodedata.name(letter, "?").split(" ", 1)[0] for letter in word}
    return first & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}


RULE: Final = Rule(
    code="UNI001",
    name="hidden-or-mixed-characters",
    severity=Severity.WARNING,
    what="Zero-width and direction-changing characters, and words that mix alphabets.",
    why="They make a text read otherwise than it is stored, by accident or by design.",
    flagged=("The vote\u202e failed.", "Write to i\u200bn\u200bf\u200bo@example.org.", "P\u0430ris voted."),
    clean=("Café Zürich. Москва.",),
    limits="One flag a word; where more than three are of one sort, one flag that points to fifty of the others.",
    reference="Unicode Technical Standard 39.",
    find=find,
    any_language=True,
)
