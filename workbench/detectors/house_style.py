"""A newsroom's own style: which flag rules run, how grave they are, its names and words, and what to leave alone."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.problem import Problem
from workbench.text.counting import counted

FILE_NAME: Final = "house_style.toml"
LARGEST: Final = 500_000
"""Characters of a house style."""
MOST_ENTRIES: Final = 5_000

_TABLES: Final = ("rules", "severity", "name", "word", "ignore")
_GROUP: Final = re.compile(r"[A-Z]{3}")


class OwnName(NamedTuple):
    """A name as the newsroom writes it, and spellings known to be wrong."""

    right: str
    wrong: tuple[str, ...]


class OwnWord(NamedTuple):
    """What the newsroom writes instead of a word or phrase, and why."""

    wrong: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What a house style says; empty, it changes nothing.

    `off` holds codes ("DAT003") and groups ("SRC"); `severities` pairs a code
    with a severity; `ignored` holds words in small letters, and
    `ignored_by_rule` pairs of a code and such a word.
    """

    where: str = ""
    off: frozenset[str] = frozenset()
    severities: tuple[tuple[str, Severity], ...] = ()
    names: tuple[OwnName, ...] = ()
    words: tuple[OwnWord, ...] = ()
    ignored: frozenset[str] = frozenset()
    ignored_by_rule: frozenset[tuple[str, str]] = frozenset()

    def runs(self, code: str) -> bool:
        """Whether the rule with this code is on."""
        return code not in self.off and code[:3] not in self.off

    def severity_of(self, code: str, severity: Severity) -> Severity:
        """The severity the newsroom gives the rule, or else `severity`."""
        return dict(self.severities).get(code, severity)

    def leaves(self, code: str, quote: str) -> bool:
        """Whether these words, flagged by this rule, are to be left alone."""
        plain = " ".join(quote.split()).casefold()
        return plain in self.ignored or (code, plain) in self.ignored_by_rule


NO_STYLE: Final = HouseStyle()


def parse_house_style(text: str, where: str, codes: Sequence[str]) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """The style that the TOML `text` sets out, and what in it cannot be used, each by file and line.

    `codes` are those of all rules. Every entry that can be used is; only a file
    that is not TOML, or too large, is left out whole.
    """
    if len(text) > LARGEST:
        problem = Problem(where=where, what=f"it has more than {LARGEST:,} characters", fix="Keep to names and words.")
        return HouseStyle(where=where), (problem,)
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{where}:{line[1]}" if line else where
        problem = Problem(
            where=place, what=f"this is not TOML: {error}", fix="Mend the line; nothing of the file is used."
        )
        return HouseStyle(where=where), (problem,)
    reader = _Reader(text, where, codes)
    style = reader.style(told)
    return style, tuple(reader.problems)


class _Reader:
    """Takes what can be used from the parsed file, and notes the rest as problems."""

    def __init__(self, text: str, where: str, codes: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._lines = text.splitlines()
        self._where = where
        self._codes = frozenset(codes)
        self._groups = frozenset(code[:3] for code in codes)

    def style(self, told: Mapping[str, Any]) -> HouseStyle:
        """The style; fills `problems`."""
        for key in told.keys() - set(_TABLES):
            self._note(key, f"'{key}' is not part of a house style", self._nearest(key, _TABLES))
        ignore = self._table(told, "ignore")
        rules = self._table(told, "rules")
        self._only(rules, ("off",), "rules")
        return HouseStyle(
            where=self._where,
            off=frozenset(code for code in self._texts(rules, "off") if self._is_code(code, groups=True)),
            severities=tuple(self._severities(self._table(told, "severity"))),
            names=tuple(self._names(told)),
            words=tuple(self._words(told)),
            ignored=frozenset(_plain(word) for word in self._texts(ignore, "words")),
            ignored_by_rule=frozenset(
                (code, _plain(word))
                for code in ignore
                if code != "words" and self._is_code(code)
                for word in self._texts(ignore, code)
            ),
        )

    def _severities(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Severity]]:
        known = [severity.value for severity in Severity]
        for code, value in table.items():
            if value not in known:
                self._note(code, f"the severity of {code} is {value!r}", f"Use one of: {', '.join(known)}.")
            elif self._is_code(code):
                yield code, Severity(value)

    def _names(self, told: Mapping[str, Any]) -> Iterator[OwnName]:
        for entry in self._entries(told, "name", ("right", "wrong")):
            right = self._text(entry, "right", "name")
            if right:
                yield OwnName(right, tuple(self._texts(entry, "wrong")))

    def _words(self, told: Mapping[str, Any]) -> Iterator[OwnWord]:
        for entry in self._entries(told, "word", ("wrong", "right", "why")):
            wrong, right = self._text(entry, "wrong", "word"), self._text(entry, "right", "word")
            why = entry.get("why", "")
            if wrong and right:
                yield OwnWord(wrong, right, " ".join(str(why).split()))

    def _entries(self, told: Mapping[str, Any], table: str, fields: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
        entries = told.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._note(table, f"'{table}' is not a list of tables", f"Head each entry with [[{table}]].")
            return
        if len(entries) > MOST_ENTRIES:
            self._note(
                table, f"it has {counted(len(entries), 'entry', 'entries')}", f"The first {MOST_ENTRIES:,} are used."
            )
        for entry in entries[:MOST_ENTRIES]:
            self._only(entry, fields, table)
            yield entry

    def _table(self, told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = told.get(key, {})
        if isinstance(table, dict):
            return table
        self._note(key, f"'{key}' is not a table", f"Head it with [{key}].")
        return {}

    def _only(self, table: Mapping[str, Any], fields: tuple[str, ...], name: str) -> None:
        for key in table.keys() - set(fields):
            self._note(key, f"'{key}' is not part of '{name}'", self._nearest(key, fields))

    def _text(self, entry: Mapping[str, Any], field: str, table: str) -> str:
        value = entry.get(field, "")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        self._note(table, f"'{field}' of a {table} is missing or not text", f'Write {field} = "...".')
        return ""

    def _texts(self, table: Mapping[str, Any], key: str) -> list[str]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return [" ".join(each.split()) for each in value[:MOST_ENTRIES] if each.strip()]
        self._note(key, f"'{key}' is not a list of texts", f'Write {key} = ["...", "..."].')
        return []

    def _is_code(self, code: str, *, groups: bool = False) -> bool:
        known = self._codes | self._groups if groups else self._codes
        if code in known:
            return True
        self._note(code, f"no rule has the code '{code}'", self._nearest(code.upper(), sorted(known)))
        return False

    def _nearest(self, word: str, known: Sequence[str]) -> str:
        near = difflib.get_close_matches(word, known, 1, 0.5)
        return f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known[:12])}."

    def _note(self, word: str, what: str, fix: str) -> None:
        line = next((number for number, line in enumerate(self._lines, 1) if word in line.partition("#")[0]), 0)
        self.problems.append(Problem(where=f"{self._where}:{line}" if line else self._where, what=what, fix=fix))


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
