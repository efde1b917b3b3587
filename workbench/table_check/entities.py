"""The rows of a table as entities, and where a text names them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.table_check.vocabulary import Vocabulary

OUTSIDE: Final = -1
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
    """A row: what it is called, the group it belongs to by name, its figures by measure and by heading.

    `is_group` is true where other rows name it as theirs. `cells` are the figures
    by heading in small letters.
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
    """A place where the text names a row, by its index, or a known name outside the table, as OUTSIDE."""

    start: int
    end: int
    entity: int


def entities_of(table: Table, vocabulary: Vocabulary) -> tuple[Entity, ...]:
    """The rows of `table` that have a name, with what they measure."""
    headings = tuple(column.strip().lower() for column in table.columns)
    named = [dict(zip(headings, (cell.strip() for cell in row), strict=True)) for row in table.rows]
    columns = vocabulary.headings
    name_columns = [name for name in columns["name"] if name in headings] or [headings[0]]
    group_columns = [name for name in columns["group"] if name not in name_columns[:1]]
    groups = {_first(row, group_columns) for row in named}
    found = []
    for row in named:
        name = _first(row, name_columns)
        if name:
            cells = {heading: number for heading, cell in row.items() if (number := number_in(cell)) is not None}
            short_names = _short_names(name) if _first(row, columns["people"]) == name else ()
            found.append(
                Entity(
                    name=name,
                    short_names=(*short_names, *vocabulary.other_names.get(name, ())),
                    place=_first(row, columns["place"]) if name in groups else "",
                    group=_first(row, group_columns) if name not in groups else "",
                    is_group=name in groups,
                    date=_first(row, columns["date"]),
                    figures=_figures(cells, vocabulary, known=set(columns["name"])),
                    cells=cells,
                )
            )
    return tuple(found)


def number_in(cell: str) -> float | None:
    """The number that a cell holds, sign and percent sign allowed, or None.

    >>> number_in("1,250"), number_in("48%"), number_in("N/A")
    (1250.0, 48.0, None)
    """
    bare = cell.removesuffix("%").strip()
    return float(bare.replace(",", "")) if _NUMBER.fullmatch(bare) else None


def mentions_in(text: str, entities: Sequence[Entity], vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Every place where `text` names an entity or a known name outside the table, in reading order."""
    called = _names(entities, vocabulary)
    if not called:
        return ()
    longest_first = sorted(called, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    found: list[Mention] = []
    for match in pattern.finditer(text):
        entity = _meant(called[match.group()], entities, found)
        if entity is not None:
            found.append(Mention(match.start(), match.end(), entity))
    return tuple(found)


def _names(entities: Sequence[Entity], vocabulary: Vocabulary) -> Mapping[str, set[int]]:
    called: defaultdict[str, set[int]] = defaultdict(set)
    for index, entity in enumerate(entities):
        names = {entity.name, *entity.short_names}
        if entity.place:
            names |= {entity.place} | {f"{entity.place} {name}" for name in names}
        for name in names:
            called[name].add(index)
    for line in vocabulary.outside:
        place, _, name = line.partition("|")
        others = vocabulary.other_names.get(name, ())
        meant = next(({index} for index, entity in enumerate(entities) if entity.name == name), {OUTSIDE})
        for known in (place, name, f"{place} {name}", *others):
            if known not in called:
                called[known] = meant
    return called


def _meant(candidates: set[int], entities: Sequence[Entity], before: Sequence[Mention]) -> int | None:
    """The one that is named, else the one named last, else the only one with figures."""
    if len(candidates) == 1:
        return next(iter(candidates))
    named = next((mention.entity for mention in reversed(before) if mention.entity in candidates), None)
    if named is not None:
        return named
    active = [index for index in candidates if entities[index].figures]
    return active[0] if len(active) == 1 else None


def _first(row: Mapping[str, str], headings: Iterable[str]) -> str:
    return next((row[heading] for heading in headings if row.get(heading)), "")


def _short_names(name: str) -> tuple[str, ...]:
    words = name.split()
    plain = [word for word in words if word.lower().strip(".") not in _SUFFIXES]
    if len(plain) < 2:  # noqa: PLR2004 - a given name and a surname
        return ()
    whole = " ".join(plain)
    surname = plain[-1] if len(plain[-1]) >= _SURNAME_LETTERS else whole
    return tuple(dict.fromkeys((whole, surname, whole.replace(".", ""))))


def _figures(cells: Mapping[str, float], vocabulary: Vocabulary, *, known: set[str]) -> Mapping[str, float]:
    figures: dict[str, float] = {}
    spoken_for = set(known)
    for measure in vocabulary.measures:
        spoken_for |= set(measure.columns)
        for column in measure.columns:
            if column in cells:
                figures[measure.name] = cells[column]
    return figures | {heading: number for heading, number in cells.items() if heading not in spoken_for}
