"""Pair the figures of a sentence with those of the table."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.table_check.entities import OUTSIDE_TABLE, Mention
from workbench.table_check.measured_figures import Figure, counts_in, shares_in
from workbench.table_check.subjects import SentenceContext, find_group, find_subject
from workbench.table_check.vocabulary import Vocabulary

_ROUNDING: Final = 1.0
_SMALL_PART: Final = 0.5
# "X and Y combined for 30 points", "the latter adding two assists": nobody can tell whose figure it is
_SHARED_FIGURE: Final = re.compile(r"\b(?:combin\w+|collective\w*|former|latter|between them)\b", re.IGNORECASE)
_FORCED_FIGURE: Final = re.compile(r"\b(?:forc|elicit|induc)\w+\s(?:\w+\s)?$", re.IGNORECASE)
_CHARS_BEFORE, _CHARS_AFTER = 40, 70


class CandidateFigure(NamedTuple):
    """A figure, the mention it is about, what it measures, the table's value, and the difference allowed."""

    figure: Figure
    mention: Mention
    what: str
    expected: float
    allowed: float

    def agrees(self, expected: float | None) -> bool:
        """Whether `expected` is the figure in the text, within what is allowed."""
        return expected is not None and abs(expected - self.figure.value) <= self.allowed


def exact_figures(context: SentenceContext, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Read the counts and shares of the sentence that are given exactly."""
    figures = (*counts_in(context.text, vocabulary, context.measures), *shares_in(context.text, vocabulary))
    return tuple(figure for figure in figures if not figure.rough)


def is_about_other_occasions(figure: Figure, context: SentenceContext, vocabulary: Vocabulary) -> bool:
    """Whether the figure is about other occasions than the one in the table."""
    around = context.text[max(0, figure.start - _CHARS_BEFORE) : figure.cue_end + _CHARS_AFTER]
    return vocabulary.cues["history"].search(around) is not None


def candidate_figures(context: SentenceContext, vocabulary: Vocabulary) -> Iterator[CandidateFigure]:
    """Yield the figures of the sentence for which the table has a number."""
    for figure in exact_figures(context, vocabulary):
        if is_about_other_occasions(figure, context, vocabulary) or _SHARED_FIGURE.search(context.text[: figure.start]):
            continue
        period = period_after(context.text, figure.cue_end, vocabulary)
        if figure.measure == vocabulary.final_score and (period or _is_margin_or_lead(figure, context, vocabulary)):
            candidate = _game_figure(figure, context, vocabulary)
        else:
            candidate = _row_figure(figure, context, vocabulary)
        if candidate is not None:
            yield candidate


def period_after(text: str, offset: int, vocabulary: Vocabulary) -> str:
    """Return the period that the words right after `at` name: "in the first quarter"; else an empty string."""
    following = text[offset : offset + _CHARS_BEFORE]
    return next((name for name in vocabulary.periods if re.match(rf"\s(?:\w+ ){{0,4}}{name}\b", following)), "")


def period_total(context: SentenceContext, group: int, columns: tuple[str, ...]) -> float | None:
    """Sum what `group` made in the periods of `columns`; None where the table lacks one."""
    cells = context.entities[group].cells
    return sum(cells[column] for column in columns) if all(column in cells for column in columns) else None


def _is_margin_or_lead(figure: Figure, context: SentenceContext, vocabulary: Vocabulary) -> bool:
    following = context.text[figure.cue_end :]
    pattern = rf"\s(?:\w+ )?(?:{vocabulary.cues['margin'].pattern}|{vocabulary.cues['lead'].pattern})"
    return re.match(pattern, following, re.IGNORECASE) is not None


def _game_figure(figure: Figure, context: SentenceContext, vocabulary: Vocabulary) -> CandidateFigure | None:
    """Read a group's figure for a period, or the margin between two groups."""
    period = period_after(context.text, figure.cue_end, vocabulary)
    mention = find_group(figure, context)
    if mention is None:
        return None
    if period:
        subject = find_subject(figure, context)
        expected = period_total(context, mention.entity, vocabulary.periods[period])
        is_about_group = subject is None or context.entities[subject.entity].is_group
        if not is_about_group or expected is None:
            return None
        return CandidateFigure(figure, mention, f"{vocabulary.final_score}, {period}", expected, 0.0)
    margin = _margin(mention.entity, context, vocabulary)
    cue = re.match(rf"\s(?:\w+ )?{vocabulary.cues['margin'].pattern}", context.text[figure.cue_end :], re.IGNORECASE)
    return CandidateFigure(figure, mention, "margin", margin, 0.0) if cue and margin is not None else None


def _margin(group: int, context: SentenceContext, vocabulary: Vocabulary) -> float | None:
    other = context.opponent(group)
    if other == OUTSIDE_TABLE:
        return None
    own_total = context.entities[group].figures.get(vocabulary.final_score)
    other_total = context.entities[other].figures.get(vocabulary.final_score)
    return None if own_total is None or other_total is None else abs(own_total - other_total)


def _row_figure(figure: Figure, context: SentenceContext, vocabulary: Vocabulary) -> CandidateFigure | None:
    mention = find_subject(figure, context)
    if mention is None:
        return None
    entity = context.entities[mention.entity]
    if entity.is_group and _FORCED_FIGURE.search(context.text[: figure.start]):
        other = context.opponent(mention.entity)
        if other == OUTSIDE_TABLE:
            return None
        mention = Mention(0, 0, other)
        entity = context.entities[other]
    expected = entity.figures.get(figure.measure)
    allowed = _ROUNDING if figure.measure in vocabulary.rounded else 0.0
    if expected is None or (entity.is_group and not allowed and figure.value < expected * _SMALL_PART):
        return None
    return CandidateFigure(figure, mention, figure.measure, expected, allowed)
