"""The names of a sentence that the table does not bear out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from workbench.table_check.candidates import CandidateFigure
from workbench.table_check.differences import Basis, Difference, DifferenceKind
from workbench.table_check.entities import OUTSIDE, Mention
from workbench.table_check.subjects import Scene
from workbench.table_check.vocabulary import Vocabulary

_DAYS: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEXT_REACHES_BACK: Final = 60
_MEETS: Final = re.compile(
    r"\b(?:against|versus|facing|face|with|visit|visiting|on|play|host|await|in|to)(?: the)?\s$", re.IGNORECASE
)
_OVERCOMES: Final = re.compile(
    r"\b(?:out\s?-?\s?\w+ing|out\s?-?\s?scored|defeat\w*|beat|held|hold\w*|limit\w*|forc\w*|over|against|host|"
    r"visit\w*|allow\w*)(?: the| host| visiting)*\s$",
    re.IGNORECASE,
)
_LED_BY: Final = re.compile(
    r"\b(?:were|was) (?:once again )?(?:led|paced|carried|powered|spearheaded) (?:\w+ ){0,5}?by"
    r"(?: (?:the|a)(?: \w+){1,2} (?:of|from))?\s$"
)
_LED: Final = re.compile(r"\s(?:led|paced|carried)(?: the way for)?(?: the)?\s")
_PASSIVE: Final = re.compile(r"\b(?:from|against|over|of|past|to|by)(?: the)?\s$", re.IGNORECASE)
_SELF_REACH: Final = 60
_MEMBER_MEASURES, _GROUP_MEASURES, _TRIFLES = 3, 2, 4.0


def name_differences(scene: Scene, vocabulary: Vocabulary) -> Iterator[Difference]:
    """Days, known names outside the table, and groups and leaders that the table has otherwise."""
    coming = vocabulary.cues["next"].search(scene.text)
    outside = any(mention.entity == OUTSIDE for mention in scene.mentions)
    yield from _days(scene, coming, elsewhere=outside)
    for mention in scene.mentions:
        if mention.entity == OUTSIDE:
            yield _difference(scene, mention, Basis.UNSUPPORTED, "", why="no row of this name")
        elif coming and mention.start > coming.start() and _is_met(mention, scene):
            yield _difference(scene, mention, Basis.UNSUPPORTED, "", why="about another occasion than the table's")
    for first, second in pairwise(scene.mentions):
        if OUTSIDE not in {first.entity, second.entity}:
            yield from _neighbours(first, second, scene)


def misnamed(readings: Sequence[CandidateFigure], scene: Scene) -> Iterator[tuple[Difference, Mention]]:
    """The rows whose figures in the text are all another row's, and those without figures that are given some."""
    for mention in dict.fromkeys(reading.mention for reading in readings if reading.mention.end):
        own = [reading for reading in readings if reading.mention == mention]
        if all(reading.agrees(reading.told) for reading in own):
            continue
        others = _owners(own, mention, scene)
        needed = _GROUP_MEASURES if scene.entities[mention.entity].is_group else _MEMBER_MEASURES
        telling = sum(reading.figure.value for reading in own) > _TRIFLES
        if len(others) == 1 and telling and len({reading.figure.measure for reading in own}) >= needed:
            yield _difference(scene, mention, Basis.CONTRADICTED, others[0], why="the figures are this row's"), mention


def without_figures(mentions: Sequence[Mention], scene: Scene) -> Iterator[Difference]:
    """The rows that the text gives figures and the table none."""
    for mention in dict.fromkeys(mentions):
        if mention.end:
            yield _difference(scene, mention, Basis.CONTRADICTED, "", why="this row has no figures")


def _owners(own: Sequence[CandidateFigure], mention: Mention, scene: Scene) -> list[str]:
    is_group = scene.entities[mention.entity].is_group
    return [
        entity.name
        for index, entity in enumerate(scene.entities)
        if index != mention.entity
        and entity.is_group == is_group
        and all(reading.agrees(entity.figures.get(reading.figure.measure)) for reading in own)
    ]


def _days(scene: Scene, coming: re.Match[str] | None, *, elsewhere: bool) -> Iterator[Difference]:
    days = {date.fromisoformat(entity.date).strftime("%A") for entity in scene.entities if _is_iso(entity.date)}
    if len(days) != 1:
        return
    day = days.pop()
    for found in _DAYS.finditer(scene.text):
        place = Mention(found.start(), found.end(), OUTSIDE)
        other_day = found.group() != day
        if (coming and found.start() > coming.start() - _NEXT_REACHES_BACK) or (elsewhere and other_day):
            yield _difference(scene, place, Basis.UNSUPPORTED, "", why="about another occasion than the table's")
        elif other_day:
            yield _difference(scene, place, Basis.CONTRADICTED, day, why="the day of the table's date")


def _is_iso(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _is_met(mention: Mention, scene: Scene) -> bool:
    return scene.entities[mention.entity].is_group and _MEETS.search(scene.text[: mention.start]) is not None


def _neighbours(first: Mention, second: Mention, scene: Scene) -> Iterator[Difference]:
    """Two names side by side: a leader and a group that is not the leader's, a group that meets itself."""
    one, other = scene.entities[first.entity], scene.entities[second.entity]
    between = scene.text[first.end : second.start]
    if one.is_group and other.group and other.group != one.name and _LED_BY.search(between):
        yield _difference(scene, first, Basis.CONTRADICTED, other.group, why=f"the group of {other.name}")
    if other.is_group and one.group and one.group != other.name and _LED.fullmatch(between):
        yield _difference(scene, second, Basis.CONTRADICTED, one.group, why=f"the group of {one.name}")
    met = (
        one.is_group
        and not _PASSIVE.search(scene.text[: first.start])
        and first.entity == second.entity
        and _OVERCOMES.search(between) is not None
    )
    if met and "(" not in between and len(between) < _SELF_REACH:
        opponent = scene.opponent(second.entity)
        says = scene.entities[opponent].name if opponent != OUTSIDE else ""
        yield _difference(scene, second, Basis.CONTRADICTED, says, why="a group does not meet itself")


def _difference(scene: Scene, place: Mention, basis: Basis, says: str, *, why: str) -> Difference:  # noqa: PLR0917 - a record's fields
    return Difference(
        start=scene.start + place.start,
        end=scene.start + place.end,
        quote=scene.text[place.start : place.end],
        kind=DifferenceKind.NAME,
        basis=basis,
        says=says,
        why=why,
    )
