"""The rows of a table as entities, and their mentions in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.table_check.vocabulary import Vocabulary

OUTSIDE_TABLE: Final = -1
_NUMBER: Final = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SURNAME_LETTERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its headings, and as many cells in every row as there are headings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A row: its names, the name of its group, and its figures by measure and by heading.

    `is_group` is true where other rows name it as their group. `cells` are the
    figures by heading in lower case.
    """

    name: str
    short_names: tuple[str, ...]
    place: str
    group: str
    is_group: bool
    date: str
    figures: Mapping[str, float]
    cells: Mapping[str, float]


class Mention(NamedTuple):
    """A span where the text names a row, by its index, or a known name outside the table, as OUTSIDE."""

    start: int
    end: int
    entity: int


def read_entities(table: Table, vocabulary: Vocabulary) -> tuple[Entity, ...]:
    """Read the rows of `table` that have a name."""
    headings = tuple(column.strip().lower() for column in table.columns)
    rows = [dict(zip(headings, map(str.strip, row), strict=True)) for row in table.rows]
    columns = vocabulary.headings
    name_columns = [name for name in columns["name"] if name in headings] or [headings[0]]
    group_columns = [name for name in columns["group"] if name not in name_columns[:1]]
    groups = {_first_cell(row, group_columns) for row in rows}
    entities = []
    for row in rows:
        name = _first_cell(row, name_columns)
        if name:
            cells = {heading: number for heading, cell in row.items() if (number := number_in(cell)) is not None}
            short_names = _short_names(name) if _first_cell(row, columns["people"]) == name else ()
            entities.append(
                Entity(
                    name=name,
                    short_names=(*short_names, *vocabulary.other_names.get(name, ())),
                    place=_first_cell(row, columns["place"]) if name in groups else "",
                    group=_first_cell(row, group_columns) if name not in groups else "",
                    is_group=name in groups,
                    date=_first_cell(row, columns["date"]),
                    figures=_figures(cells, vocabulary, known=set(columns["name"])),
                    cells=cells,
                )
            )
    return tuple(entities)


def number_in(cell: str) -> float | None:
    """Read the number of a cell, sign and percent sign allowed; None if it has none.

    >>> number_in("1,250"), number_in("48%"), number_in("N/A")
    (1250.0, 48.0, None)
    """
    number = cell.removesuffix("%").strip()
    return float(number.replace(",", "")) if _NUMBER.fullmatch(number) else None


def find_mentions(text: str, entities: Sequence[Entity], vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Find every mention of an entity or of a known name outside the table, in reading order."""
    rows_by_name = _rows_by_name(entities, vocabulary)
    if not rows_by_name:
        return ()
    longest_first = sorted(rows_by_name, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    mentions: list[Mention] = []
    for match in pattern.finditer(text):
        entity = _resolve(rows_by_name[match.group()], entities, mentions)
        if entity is not None:
            mentions.append(Mention(match.start(), match.end(), entity))
    return tuple(mentions)


def _rows_by_name(entities: Sequence[Entity], vocabulary: Vocabulary) -> Mapping[str, set[int]]:
    rows_by_name: defaultdict[str, set[int]] = defaultdict(set)
    for index, entity in enumerate(entities):
        names = {entity.name, *entity.short_names}
        if entity.place:
            names |= {entity.place} | {f"{entity.place} {name}" for name in names}
        for name in names:
            rows_by_name[name].add(index)
    for line in vocabulary.outside:
        place, _, name = line.partition("|")
        others = vocabulary.other_names.get(name, ())
        indices = next(({index} for index, entity in enumerate(entities) if entity.name == name), {OUTSIDE_TABLE})
        for known_name in (place, name, f"{place} {name}", *others):
            if known_name not in rows_by_name:
                rows_by_name[known_name] = indices
    return rows_by_name


def _resolve(candidates: set[int], entities: Sequence[Entity], mentions: Sequence[Mention]) -> int | None:
    """Return the only candidate, else the one named last, else the only one with figures."""
    if len(candidates) == 1:
        return next(iter(candidates))
    last_named = next((mention.entity for mention in reversed(mentions) if mention.entity in candidates), None)
    if last_named is not None:
        return last_named
    active = [index for index in candidates if entities[index].figures]
    return active[0] if len(active) == 1 else None


def _first_cell(row: Mapping[str, str], headings: Iterable[str]) -> str:
    return next((row[heading] for heading in headings if row.get(heading)), "")


def _short_names(name: str) -> tuple[str, ...]:
    words = name.split()
    name_words = [word for word in words if word.lower().strip(".") not in _SUFFIXES]
    if len(name_words) < 2:  # noqa: PLR2004 - a given name and a surname
        return ()
    full_name = " ".join(name_words)
    surname = name_words[-1] if len(name_words[-1]) >= _SURNAME_LETTERS else full_name
    return tuple(dict.fromkeys((full_name, surname, full_name.replace(".", ""))))


def _figures(cells: Mapping[str, float], vocabulary: Vocabulary, *, known: set[str]) -> Mapping[str, float]:
    figures: dict[str, float] = {}
    known_columns = set(known)
    for measure in vocabulary.measures:
        known_columns |= set(measure.columns)
        for column in measure.columns:
            if column in cells:
                figures[measure.name] = cells[column]
    return figures | {heading: number for heading, number in cells.items() if heading not in known_columns}
