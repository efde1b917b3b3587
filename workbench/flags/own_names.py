"""The rule that flags other spellings of the newsroom's own names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne
from wordfreq import zipf_frequency

from workbench.config.house_style import OwnName, comparison_form
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.names.suggestions import suggestions_for
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import ascii_fold

CODE: Final = "NAM005"
ON_LIST: Final = "the desk's list of names"
"""The evidence of a flag on another spelling of a name there."""
_FEWEST_LETTERS: Final = 6
"""Fewest letters of a name in which one slip is flagged."""
_COMMON: Final = 3.0
_BATCH: Final = 200
_LETTERS: Final = re.compile(r"\w+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ANY: Final = ""
"""Stands for one word of a name, whatever it is."""


def name_rule(names: Sequence[OwnName]) -> Rule:
    """Return NAM005 for these names."""
    return Rule(
        code=CODE,
        name="own-name-misspelt",
        severity=Severity.ERROR,
        what="A spelling that the newsroom's house style or its list of names gives as wrong, or one slip from a name.",
        why="A newsroom agrees on one spelling so that readers and archives find the same person.",
        flagged=("He met Svetlana Tichanovskaya.", "He met Svetlana Tsikhanouskaja."),
        clean=("He met Svetlana Tsikhanouskaya.", "He met Svetlana."),
        limits="Silent without a house style and a list of names; a slip is looked for in names of six letters and "
        "more. One slip from a name of the list is a warning: in the only word of the name where it is no other known "
        "name, in a longer one where its other words are there.",
        reference="The newsroom's house_style.toml; the names of the desk.",
        find=_NameMatcher(names).find,
        any_language=True,
    )


class _Slip(NamedTuple):
    """What a word is a slip of: the right one, and the name it belongs to."""

    right: str
    name: OwnName


class _NameMatcher:
    """The names of a style, indexed for matching."""

    def __init__(self, names: Sequence[OwnName]) -> None:
        self._wrong = {comparison_form(form): name for name in names for form in name.wrong}
        self._right = frozenset(comparison_form(name.right) for name in names)
        self._forms = frozenset(ascii_fold(form) for name in names for form in name.right.split())
        self._parts: dict[str, _Slip] = {}
        self._gaps: dict[tuple[str, ...], _Slip] = {}
        for name in names:
            words = name.right.split()
            for index, word in enumerate(words):
                if len(word) >= _FEWEST_LETTERS and not (name.is_listed and len(words) > 1):
                    self._parts[ascii_fold(word)] = _Slip(word, name)
                elif len(word) >= _FEWEST_LETTERS:
                    self._gaps[_with_gap(words, index)] = _Slip(word, name)
        self._wrong_by_word: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(self._wrong, key=len, reverse=True):
            first = _LETTERS.search(form)
            self._wrong_by_word[first.group() if first else ""].append(form)

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield spellings listed as wrong, then names one slip from a right one."""
        listed = dict(self._listed(document.text))
        for span, name in listed.items():
            yield _finding(document, span, _Slip(name.right, name))
        for span, slip in self._slips(document):
            if not any(span.overlaps(other) for other in listed):
                finding = _finding(document, span, slip)
                yield replace(finding, severity=Severity.WARNING) if slip.name.is_listed else finding

    def _listed(self, text: str) -> Iterator[tuple[Span, OwnName]]:
        """Yield the spellings listed as wrong, of several at one place the longest."""
        end = 0
        for word in _LETTERS.finditer(text) if self._wrong else ():
            match = self._wrong_at(text, word) if word.start() >= end else None
            name = self._wrong.get(comparison_form(match.group())) if match else None
            if match and name and not (name.is_listed and match.group()[0].islower()):
                end = match.end()
                yield Span(match.start(), end), name

    def _wrong_at(self, text: str, word: re.Match[str]) -> re.Match[str] | None:
        """Return the longest wrong spelling whose first letters are `word`; one that is right too is none."""
        for form in self._wrong_by_word.get(word.group().casefold(), ()):
            first = _LETTERS.search(form)
            match = _pattern_of(form).match(text, word.start() - first.start()) if first else None
            if match and form not in self._right:
                return match
        return None

    def _slips(self, document: Document) -> Iterator[tuple[Span, _Slip]]:
        for name in document.names if self._parts or self._gaps else ():
            words = list(_WORD.finditer(document.text, name.start, name.end))
            for index, word in enumerate(words):
                slip = self._slip_alone(word.group()) or self._slip_in_name([each.group() for each in words], index)
                if slip:
                    yield Span(word.start(), word.end()), slip

    def _slip_alone(self, word: str) -> _Slip | None:
        """Return the one word that `word` is a slip of, and its name."""
        plain = ascii_fold(word)
        if plain in self._forms or len(plain) < _FEWEST_LETTERS - 1 or zipf_frequency(plain, "en") >= _COMMON:
            return None
        near = extractOne(plain, self._parts.keys(), scorer=OSA.distance, score_cutoff=1)
        if near is None:
            return None
        slip = self._parts[near[0]]
        return None if slip.name.is_listed and _is_known(word) else slip

    def _slip_in_name(self, words: Sequence[str], index: int) -> _Slip | None:
        """Return the word of a listed name that the one at `index` is a slip of, where the others are that name's."""
        slip = self._gaps.get(_with_gap(words, index))
        return slip if slip and OSA.distance(ascii_fold(words[index]), ascii_fold(slip.right)) == 1 else None


def _with_gap(words: Sequence[str], index: int) -> tuple[str, ...]:
    return tuple(_ANY if place == index else ascii_fold(word) for place, word in enumerate(words))


def _is_known(word: str) -> bool:
    return any(suggestion.distance == 0 for suggestion in suggestions_for(word, 1))


def _finding(document: Document, span: Span, slip: _Slip) -> Finding:
    who = "This desk" if slip.name.is_listed else "House style"
    return Finding(
        span=span,
        message=f"{who} spells it '{slip.right}', not '{document.quote(span)}'.",
        suggestion=slip.right,
        evidence=ON_LIST if slip.name.is_listed else "house style",
    )


@lru_cache(maxsize=10_000)
def _pattern_of(form: str) -> re.Pattern[str]:
    [pattern] = patterns_of([form])
    return pattern


def patterns_of(forms: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """Yield patterns that together match every form as whole words, whatever white space it contains."""
    longest_first = sorted(set(forms), key=len, reverse=True)
    for start in range(0, len(longest_first), _BATCH):
        batch = longest_first[start : start + _BATCH]
        choices = "|".join(r"\s+".join(map(re.escape, form.split())) for form in batch)
        yield re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
