"""The words that an article uses for the columns of a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from workbench.config.settings_files import packaged_table

_NO_MATCH: Final = r"(?!)"
_LEAST_HEADINGS: Final = 3
_CUE_KINDS: Final = ("next", "history", "lead", "margin", "rank")


class Measure(NamedTuple):
    """What a column measures: its headings in lower case, and a pattern of the nouns that count it."""

    name: str
    columns: tuple[str, ...]
    words: str


class ShareMeasure(NamedTuple):
    """A part of a whole: the measures made, attempted and percent, and the pattern of words that mean it."""

    made: str
    attempted: str
    percent: str
    cues: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The measures of one field and the words that reports use for them.

    `rounded` names the measures that reports round to within one, such as percentages.
    `headings` lists the column headings for "name", "people" (names with a surname), "group", "place" and "date";
    `periods` the columns that add up to a period; `cues` one pattern for
    each kind of remark ("next", "history", "lead", "margin", "rank"); `outside` the names
    that are known and may be missing from a table, as "place|name"; `final_score` the
    measure of a final score, of which nothing below `least` is one; `record` the
    measures of a record such as 10-4.
    """

    headings: Mapping[str, tuple[str, ...]]
    measures: tuple[Measure, ...]
    rounded: frozenset[str]
    shares: tuple[ShareMeasure, ...]
    periods: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, re.Pattern[str]]
    outside: tuple[str, ...]
    other_names: Mapping[str, tuple[str, ...]]
    final_score: str
    least: int
    record: tuple[str, ...]


@cache
def built_in_vocabularies() -> tuple[Vocabulary, ...]:
    """Return the vocabularies that come with the workbench, the one for any table last."""
    package = "workbench.table_check"
    return tuple(vocabulary_from_table(packaged_table(package, name)) for name in ("basketball.toml", "plain.toml"))


def vocabulary_for(columns: Iterable[str]) -> Vocabulary:
    """Return the built-in vocabulary that knows three or more of these headings, else the one for any table."""
    headings = {column.strip().lower() for column in columns}
    for vocabulary in built_in_vocabularies():
        if len(headings & _measured_columns(vocabulary)) >= _LEAST_HEADINGS:
            return vocabulary
    return built_in_vocabularies()[-1]


def _measured_columns(vocabulary: Vocabulary) -> set[str]:
    return set().union(*(measure.columns for measure in vocabulary.measures))


def vocabulary_from_table(table: Mapping[str, Any]) -> Vocabulary:
    """Build the vocabulary that a parsed TOML file describes."""
    score_table = table.get("score", {})
    names = table.get("names", {})
    return Vocabulary(
        headings={key: tuple(words) for key, words in table["columns"].items()},
        measures=tuple(_measure(entry) for entry in table.get("measure", ())),
        rounded=frozenset(entry["name"] for entry in table.get("measure", ()) if entry.get("rounded")),
        shares=tuple(_share(entry) for entry in table.get("share", ())),
        periods={words: tuple(columns) for words, columns in table.get("periods", {}).items()},
        cues={name: _any_of(table.get("cues", {}).get(name, ())) for name in _CUE_KINDS},
        outside=tuple(names.get("outside", ())),
        other_names={name: tuple(others) for name, others in names.get("other", {}).items()},
        final_score=score_table.get("measure", ""),
        least=score_table.get("least", 0),
        record=tuple(score_table.get("record", ())),
    )


def _measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(entry["name"], tuple(entry["columns"]), "|".join(entry["words"]))


def _share(entry: Mapping[str, Any]) -> ShareMeasure:
    return ShareMeasure(entry["made"], entry["attempted"], entry["percent"], _any_of(entry["cues"]))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})\b" if patterns else _NO_MATCH, re.IGNORECASE)
