"""The words that an article uses for the columns of a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from workbench.config.settings_files import packaged_table

_NEVER: Final = r"(?!)"
_ENOUGH: Final = 3
_REMARKS: Final = ("next", "history", "lead", "margin", "rank")


class Measure(NamedTuple):
    """What a column measures: its headings in small letters, and a pattern of the nouns that count it."""

    name: str
    columns: tuple[str, ...]
    words: str


class Share(NamedTuple):
    """A part of a whole: the measures made, attempted and percent, and the pattern of words that mean it."""

    made: str
    attempted: str
    percent: str
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The measures of one field and how reports in it speak of them.

    `rounded` names the measures that reports give within one, as shares of 100.
    `headings` lists the column headings for "name", "people" (names with a surname), "group", "place" and "date";
    `periods` the columns that a stretch of time adds up; `cues` one pattern for
    each kind of remark ("next", "history", "lead", "margin", "rank"); `outside` the names
    that are known and may be missing from a table, as "place|name"; `score` the
    measure of a final score, of which nothing below `least` is one; `record` the
    measures of a standing such as 10-4.
    """

    headings: Mapping[str, tuple[str, ...]]
    measures: tuple[Measure, ...]
    rounded: frozenset[str]
    shares: tuple[Share, ...]
    periods: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, re.Pattern[str]]
    outside: tuple[str, ...]
    other_names: Mapping[str, tuple[str, ...]]
    score: str
    least: int
    record: tuple[str, ...]


@cache
def built_in() -> tuple[Vocabulary, ...]:
    """The vocabularies that come with the workbench, that of any table last."""
    package = "workbench.table_check"
    return tuple(vocabulary_of(packaged_table(package, name)) for name in ("basketball.toml", "plain.toml"))


def vocabulary_for(columns: Iterable[str]) -> Vocabulary:
    """The built-in vocabulary that knows three or more of these headings, else the one for any table."""
    headings = {column.strip().lower() for column in columns}
    for vocabulary in built_in():
        if len(headings & _measured(vocabulary)) >= _ENOUGH:
            return vocabulary
    return built_in()[-1]


def _measured(vocabulary: Vocabulary) -> set[str]:
    return {column for measure in vocabulary.measures for column in measure.columns}


def vocabulary_of(read: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary that a parsed TOML file describes."""
    score = read.get("score", {})
    names = read.get("names", {})
    return Vocabulary(
        headings={key: tuple(words) for key, words in read["columns"].items()},
        measures=tuple(_measure(entry) for entry in read.get("measure", ())),
        rounded=frozenset(entry["name"] for entry in read.get("measure", ()) if entry.get("rounded")),
        shares=tuple(_share(entry) for entry in read.get("share", ())),
        periods={words: tuple(columns) for words, columns in read.get("periods", {}).items()},
        cues={name: _either(read.get("cues", {}).get(name, ())) for name in _REMARKS},
        outside=tuple(names.get("outside", ())),
        other_names={name: tuple(others) for name, others in names.get("other", {}).items()},
        score=score.get("measure", ""),
        least=score.get("least", 0),
        record=tuple(score.get("record", ())),
    )


def _measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(entry["name"], tuple(entry["columns"]), "|".join(entry["words"]))


def _share(entry: Mapping[str, Any]) -> Share:
    return Share(entry["made"], entry["attempted"], entry["percent"], _either(entry["cues"]))


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})\b" if patterns else _NEVER, re.IGNORECASE)
