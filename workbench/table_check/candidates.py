"""Figures of a sentence beside what the table has for them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.table_check.entities import OUTSIDE, Mention
from workbench.table_check.measured_figures import Figure, counts_in, shares_in
from workbench.table_check.subjects import Scene, group_of, subject_of
from workbench.table_check.vocabulary import Vocabulary

_ROUNDING: Final = 1.0
_SMALL_PART: Final = 0.5
# "X and Y combined for 30 points", "the latter adding two assists": whose figure it is stays open
_SHARED: Final = re.compile(r"\b(?:combin\w+|collective\w*|former|latter|between them)\b", re.IGNORECASE)
_FORCED: Final = re.compile(r"\b(?:forc|elicit|induc)\w+\s(?:\w+\s)?$", re.IGNORECASE)
_BEFORE, _AFTER = 40, 70


class CandidateFigure(NamedTuple):
    """A figure, the mention it is about, what was measured, and what the table tells."""

    figure: Figure
    mention: Mention
    what: str
    told: float
    allowed: float

    def agrees(self, told: float | None) -> bool:
        """Whether `told` is the figure in the text, as near as may be."""
        return told is not None and abs(told - self.figure.value) <= self.allowed


def plain_figures(scene: Scene, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """The counts and shares of the sentence that are given exactly."""
    found = (*counts_in(scene.text, vocabulary, scene.measures), *shares_in(scene.text, vocabulary))
    return tuple(figure for figure in found if not figure.rough)


def is_history(figure: Figure, scene: Scene, vocabulary: Vocabulary) -> bool:
    """Whether the figure is about other occasions than the one in the table."""
    around = scene.text[max(0, figure.start - _BEFORE) : figure.cue_end + _AFTER]
    return vocabulary.cues["history"].search(around) is not None


def readings_in(scene: Scene, vocabulary: Vocabulary) -> Iterator[CandidateFigure]:
    """The figures of the sentence that the table has a number for."""
    for figure in plain_figures(scene, vocabulary):
        if is_history(figure, scene, vocabulary) or _SHARED.search(scene.text[: figure.start]):
            continue
        period = period_after(scene.text, figure.cue_end, vocabulary)
        if figure.measure == vocabulary.score and (period or _remark(figure, scene, vocabulary)):
            reading = _of_game(figure, scene, vocabulary)
        else:
            reading = _of_row(figure, scene, vocabulary)
        if reading is not None:
            yield reading


def period_after(text: str, at: int, vocabulary: Vocabulary) -> str:
    """The stretch of time that the words right after `at` name: "in the first quarter"; else empty."""
    following = text[at : at + _BEFORE]
    return next((name for name in vocabulary.periods if re.match(rf"\s(?:\w+ ){{0,4}}{name}\b", following)), "")


def period_total(cells_of: Scene, group: int, columns: tuple[str, ...]) -> float | None:
    """What `group` made in the periods of `columns`, or None where the table lacks one."""
    cells = cells_of.entities[group].cells
    return sum(cells[column] for column in columns) if all(column in cells for column in columns) else None


def _remark(figure: Figure, scene: Scene, vocabulary: Vocabulary) -> bool:
    following = scene.text[figure.cue_end :]
    either = rf"\s(?:\w+ )?(?:{vocabulary.cues['margin'].pattern}|{vocabulary.cues['lead'].pattern})"
    return re.match(either, following, re.IGNORECASE) is not None


def _of_game(figure: Figure, scene: Scene, vocabulary: Vocabulary) -> CandidateFigure | None:
    """A group's figure for a period, or the margin between two groups."""
    period = period_after(scene.text, figure.cue_end, vocabulary)
    mention = group_of(figure, scene)
    if mention is None:
        return None
    if period:
        subject = subject_of(figure, scene)
        told = period_total(scene, mention.entity, vocabulary.periods[period])
        grouped = subject is None or scene.entities[subject.entity].is_group
        return (
            CandidateFigure(figure, mention, f"{vocabulary.score}, {period}", told, 0.0)
            if grouped and told is not None
            else None
        )
    margin = _margin(mention.entity, scene, vocabulary)
    said = re.match(rf"\s(?:\w+ )?{vocabulary.cues['margin'].pattern}", scene.text[figure.cue_end :], re.IGNORECASE)
    return CandidateFigure(figure, mention, "margin", margin, 0.0) if said and margin is not None else None


def _margin(group: int, scene: Scene, vocabulary: Vocabulary) -> float | None:
    other = scene.opponent(group)
    if other == OUTSIDE:
        return None
    own = scene.entities[group].figures.get(vocabulary.score)
    theirs = scene.entities[other].figures.get(vocabulary.score)
    return None if own is None or theirs is None else abs(own - theirs)


def _of_row(figure: Figure, scene: Scene, vocabulary: Vocabulary) -> CandidateFigure | None:
    mention = subject_of(figure, scene)
    if mention is None:
        return None
    entity = scene.entities[mention.entity]
    if entity.is_group and _FORCED.search(scene.text[: figure.start]):
        other = scene.opponent(mention.entity)
        if other == OUTSIDE:
            return None
        mention = Mention(0, 0, other)
        entity = scene.entities[other]
    told = entity.figures.get(figure.measure)
    allowed = _ROUNDING if figure.measure in vocabulary.rounded else 0.0
    if told is None or (entity.is_group and not allowed and figure.value < told * _SMALL_PART):
        return None
    return CandidateFigure(figure, mention, figure.measure, told, allowed)
