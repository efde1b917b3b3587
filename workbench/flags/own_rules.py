"""The rules made from a newsroom's own names and words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.config.house_style import HouseStyle, OwnName, OwnWord
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import ascii_fold

EXAMPLE: Final = HouseStyle(
    names=(OwnName("Tsikhanouskaya", ("Tichanovskaya",)),),
    words=(OwnWord("e-mail", "email", ""),),
)
"""The style behind the examples of the two rules."""

_FEWEST_LETTERS: Final = 6
"""Fewest letters of a name in which one slip is flagged."""
_COMMON: Final = 3.0
_BATCH: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@lru_cache(maxsize=16)
def house_style_rules(style: HouseStyle) -> tuple[Rule, ...]:
    """Return NAM005 and WRD003 as `style` defines them."""
    return (_name_rule(style.names), _word_rule(style.words))


class _NameMatcher:
    """The names of a style, indexed for matching."""

    def __init__(self, names: Sequence[OwnName]) -> None:
        self._wrong: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        forms: list[str] = []
        for name in names:
            forms += name.wrong
            self._wrong |= {ascii_fold(form): name.right for form in name.wrong}
            self._parts |= {ascii_fold(part): part for part in name.right.split() if len(part) >= _FEWEST_LETTERS}
        self._right = frozenset(ascii_fold(name.right) for name in names)
        self._patterns = tuple(_patterns(forms))

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield spellings listed as wrong, then names one slip from a right one."""
        listed = dict(self._listed(document.text))
        for span, right in listed.items():
            yield _name_finding(document, span, right)
        for span, right in self._slips(document):
            if not any(span.overlaps(other) for other in listed):
                yield _name_finding(document, span, right)

    def _listed(self, text: str) -> Iterator[tuple[Span, str]]:
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                plain = ascii_fold(match.group())
                if plain in self._wrong and plain not in self._right:
                    yield Span(match.start(), match.end()), self._wrong[plain]

    def _slips(self, document: Document) -> Iterator[tuple[Span, str]]:
        for name in document.names if self._parts else ():
            for word in _WORD.finditer(document.text, name.start, name.end):
                meant = _name_one_slip_from(word.group(), self._parts)
                if meant:
                    yield Span(word.start(), word.end()), meant


def _name_rule(names: Sequence[OwnName]) -> Rule:
    return Rule(
        code="NAM005",
        name="own-name-misspelt",
        severity=Severity.ERROR,
        what="A spelling that the newsroom's house style gives as wrong, or one slip from one of its names.",
        why="A newsroom agrees on one spelling so that readers and archives find the same person.",
        flagged=("He met Svetlana Tichanovskaya.", "He met Svetlana Tsikhanouskaja."),
        clean=("He met Svetlana Tsikhanouskaya.", "He met Svetlana."),
        limits="Silent without a house style; a slip is looked for in names of six letters and more.",
        reference="The newsroom's house_style.toml.",
        find=_NameMatcher(names).find,
        any_language=True,
    )


def _word_rule(words: Sequence[OwnWord]) -> Rule:
    words_by_form = {word.wrong.casefold(): word for word in words}

    def find(document: Document) -> Iterator[Finding]:
        for pattern in _patterns([word.wrong for word in words]):
            for match in pattern.finditer(document.text):
                word = words_by_form.get(" ".join(match.group().split()).casefold())
                if word is None:
                    continue
                why = f" {word.why}" if word.why else ""
                yield Finding(
                    span=Span(match.start(), match.end()),
                    message=f"House style writes '{word.right}'.{why}",
                    suggestion=_in_same_case(match.group(), word.right),
                    evidence="house style",
                )

    return Rule(
        code="WRD003",
        name="own-word",
        severity=Severity.NOTE,
        what="A word or phrase for which the newsroom's house style has another.",
        why="One word for one thing, agreed once, saves every later argument.",
        flagged=("Send an e-mail.",),
        clean=("Send an email.",),
        limits="Silent without a house style; finds the words as they are listed, not their inflections.",
        reference="The newsroom's house_style.toml.",
        find=find,
        any_language=True,
    )


def _name_finding(document: Document, span: Span, right: str) -> Finding:
    quote = document.quote(span)
    return Finding(
        span=span,
        message=f"House style spells it '{right}', not '{quote}'.",
        suggestion=right,
        evidence="house style",
    )


def _name_one_slip_from(word: str, parts: dict[str, str]) -> str:
    plain = ascii_fold(word)
    if plain in parts or len(plain) < _FEWEST_LETTERS - 1 or zipf_frequency(plain, "en") >= _COMMON:
        return ""
    return next((right for part, right in parts.items() if OSA.distance(plain, part, score_cutoff=1) == 1), "")


def _patterns(forms: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """Yield patterns that together match every form as whole words, whatever white space it contains."""
    longest_first = sorted(set(forms), key=len, reverse=True)
    for start in range(0, len(longest_first), _BATCH):
        batch = longest_first[start : start + _BATCH]
        choices = "|".join(r"\s+".join(map(re.escape, form.split())) for form in batch)
        yield re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


def _in_same_case(written: str, right: str) -> str:
    return right[:1].upper() + right[1:] if written[:1].isupper() else right
