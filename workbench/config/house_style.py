"""A newsroom's own style: which flag rules run, their severity, its names and words, and what to leave alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from workbench.config.toml_file import TomlFile, quote_value, suggest_nearest
from workbench.domain.desk_name import Post
from workbench.domain.flag import Severity
from workbench.domain.problem import Problem
from workbench.text.counting import plural

FILE_NAME: Final = "house_style.toml"
MOST_ENTRIES: Final = 5_000

_MOST_SHOWN: Final = 80
_TABLES: Final = ("rules", "severity", "name", "word", "ignore")


_NAME_RULES: Final = ("NAM", "WLD001")
"""The group and the rule that look at how a name is written."""
_NOT_ON_SPELLING: Final = frozenset({"NAM007", "NAM009"})
"""Rules of that group that look at a title, and at the long form of an acronym: right letters settle neither."""


class OwnName(NamedTuple):
    """A name as the newsroom writes it, and the spellings it considers wrong.

    `is_listed` says that it is on the desk's list of names and not in a settings file.
    """

    right: str
    wrong: tuple[str, ...]
    is_listed: bool = False


class OwnPost(NamedTuple):
    """A post of a person on the desk's list of names."""

    person: str
    post: Post


class OwnWord(NamedTuple):
    """What the newsroom writes instead of a word or phrase, and why."""

    wrong: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """The settings of a house style; an empty one changes nothing.

    `off` holds codes ("DAT003") and groups ("SRC"); `severities` pairs a code
    with a severity; `ignored` holds words in small letters, and
    `ignored_by_rule` pairs of a code and such a word.
    """

    where: str = ""
    off: frozenset[str] = frozenset()
    severities: tuple[tuple[str, Severity], ...] = ()
    names: tuple[OwnName, ...] = ()
    posts: tuple[OwnPost, ...] = ()
    words: tuple[OwnWord, ...] = ()
    ignored: frozenset[str] = frozenset()
    ignored_by_rule: frozenset[tuple[str, str]] = frozenset()

    def runs(self, code: str) -> bool:
        """Whether the rule with this code is on."""
        return code not in self.off and code[:3] not in self.off

    def severity_of(self, code: str, severity: Severity) -> Severity:
        """Return the severity that the newsroom gives the rule, or else `severity`."""
        return dict(self.severities).get(code, severity)

    def leaves(self, code: str, quote: str) -> bool:
        """Whether the newsroom wants these words, flagged by this rule, left alone."""
        plain = comparison_form(quote)
        return plain in self.ignored or (code, plain) in self.ignored_by_rule


NO_STYLE: Final = HouseStyle()


def is_about_a_name(code: str) -> bool:
    """Return whether the rule with this code looks at how a name is written."""
    return code.startswith(_NAME_RULES) and code not in _NOT_ON_SPELLING


def parse_house_style(file: TomlFile, codes: Sequence[str]) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """Parse the style in `file`, and the problems in it; `codes` are those of all rules."""
    reader = _Reader(file, codes)
    style = reader.style()
    return style, (*file.problems, *reader.problems)


class _Reader:
    """Reads what can be used from the parsed file, and notes the rest as problems."""

    def __init__(self, file: TomlFile, codes: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._codes = frozenset(codes)
        self._groups = frozenset(code[:3] for code in codes)

    def style(self) -> HouseStyle:
        """Read the style and fill `problems`."""
        self.problems += self._file.unknown_keys(self._file.table, _TABLES, part="a house style")
        ignore = self._table("ignore")
        rules = self._table("rules")
        self.problems += self._file.unknown_keys(rules, ("off",), part="'rules'", name="rules")
        off = self._texts(rules, "rules", "off")
        return HouseStyle(
            where=self._file.where,
            off=frozenset(code for code in off if self._is_code(code, "rules", "off", groups=True)),
            severities=tuple(self._severities()),
            names=tuple(self._names()),
            words=tuple(self._words()),
            ignored=frozenset(comparison_form(word) for word in self._texts(ignore, "ignore", "words")),
            ignored_by_rule=frozenset(self._ignored_by_rule(ignore)),
        )

    def _severities(self) -> Iterator[tuple[str, Severity]]:
        names = [severity.value for severity in Severity]
        for code, value in self._table("severity").items():
            if value not in names:
                what = f"the severity of {code[:_MOST_SHOWN]} is {quote_value(value)}"
                self._note(what, f"Use one of: {', '.join(names)}.", self._file.place("severity", key=code))
            elif self._is_code(code, "severity", code):
                yield code, Severity(value)

    def _ignored_by_rule(self, ignore: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for code in ignore:
            if code != "words" and self._is_code(code, "ignore", code):
                for word in self._texts(ignore, "ignore", code):
                    yield code, comparison_form(word)

    def _names(self) -> Iterator[OwnName]:
        for number, entry in self._entries("name", ("right", "wrong")):
            right = self._text(entry, "right", table="name", number=number)
            if right:
                yield OwnName(right, tuple(self._texts(entry, "name", "wrong", number=number)))

    def _words(self) -> Iterator[OwnWord]:
        for number, entry in self._entries("word", ("wrong", "right", "why")):
            wrong = self._text(entry, "wrong", table="word", number=number)
            right = self._text(entry, "right", table="word", number=number)
            why = entry.get("why", "")
            if wrong and right:
                yield OwnWord(wrong, right, " ".join(str(why).split()))

    def _entries(self, table: str, fields: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield each entry headed [[table]], numbered from 1."""
        entries = self._file.table.get(table, [])
        place = self._file.place(table)
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._note(f"'{table}' is not a list of tables", f"Head each entry with [[{table}]].", place)
            return
        if len(entries) > MOST_ENTRIES:
            self._note(
                f"there are {plural(len(entries), 'entry', 'entries')}", f"The first {MOST_ENTRIES:,} are used.", place
            )
        for number, entry in enumerate(entries[:MOST_ENTRIES], 1):
            self.problems += self._file.unknown_keys(entry, fields, part=f"'{table}'", name=table, entry=number)
            yield number, entry

    def _table(self, key: str) -> Mapping[str, Any]:
        table = self._file.table.get(key, {})
        if isinstance(table, dict):
            return table
        self._note(f"'{key}' is not a table", f"Head it with [{key}].", self._file.place(key))
        return {}

    def _text(self, entry: Mapping[str, Any], field: str, *, table: str, number: int) -> str:
        value = entry.get(field, "")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        what = f"'{field}' of a {table} is missing or not text"
        self._note(what, f'Write {field} = "...".', self._file.place(table, entry=number, key=field))
        return ""

    def _texts(self, entry: Mapping[str, Any], table: str, key: str, *, number: int = 1) -> list[str]:
        value = entry.get(key, [])
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return [" ".join(text.split()) for text in value[:MOST_ENTRIES] if text.strip()]
        what = f"'{key}' is not a list of strings"
        self._note(what, f'Write {key} = ["...", "..."].', self._file.place(table, entry=number, key=key))
        return []

    def _is_code(self, code: str, table: str, key: str, *, groups: bool = False) -> bool:
        known = self._codes | self._groups if groups else self._codes
        if code in known:
            return True
        what = f"no rule has the code '{code[:_MOST_SHOWN]}'"
        self._note(what, suggest_nearest(code.upper(), sorted(known)), self._file.place(table, key=key, word=code))
        return False

    def _note(self, what: str, fix: str, where: str) -> None:
        self.problems.append(Problem(where=where, what=what, fix=fix))


def comparison_form(word: str) -> str:
    """Return the form by which a style's words are compared: white space and case do not matter."""
    return " ".join(word.split()).casefold()
