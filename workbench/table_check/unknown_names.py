"""Find the names of a sentence that the table does not support."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from workbench.table_check.candidates import CandidateFigure
from workbench.table_check.differences import Basis, Difference, DifferenceKind
from workbench.table_check.entities import OUTSIDE_TABLE, Mention
from workbench.table_check.subjects import SentenceContext
from workbench.table_check.vocabulary import Vocabulary

_DAYS: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEXT_CUE_REACH: Final = 60
_BEFORE_OPPONENT: Final = re.compile(
    r"\b(?:against|versus|facing|face|with|visit|visiting|on|play|host|await|in|to)(?: the)?\s$", re.IGNORECASE
)
_BEFORE_BEATEN: Final = re.compile(
    r"\b(?:out\s?-?\s?\w+ing|out\s?-?\s?scored|defeat\w*|beat|held|hold\w*|limit\w*|forc\w*|over|against|host|"
    r"visit\w*|allow\w*)(?: the| host| visiting)*\s$",
    re.IGNORECASE,
)
_IS_LED_BY: Final = re.compile(
    r"\b(?:were|was) (?:once again )?(?:led|paced|carried|powered|spearheaded) (?:\w+ ){0,5}?by"
    r"(?: (?:the|a)(?: \w+){1,2} (?:of|from))?\s$"
)
_LEADS: Final = re.compile(r"\s(?:led|paced|carried)(?: the way for)?(?: the)?\s")
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:from|against|over|of|past|to|by)(?: the)?\s$", re.IGNORECASE)
_ADJACENT_LENGTH: Final = 60
_MEMBER_MEASURES, _GROUP_MEASURES, _TRIFLING_TOTAL = 3, 2, 4.0


def name_differences(context: SentenceContext, vocabulary: Vocabulary) -> Iterator[Difference]:
    """Find weekdays, known names outside the table, and groups and leaders that differ from the table."""
    next_cue = vocabulary.cues["next"].search(context.text)
    names_outside = any(mention.entity == OUTSIDE_TABLE for mention in context.mentions)
    yield from _weekday_differences(context, next_cue, names_outside=names_outside)
    for mention in context.mentions:
        if mention.entity == OUTSIDE_TABLE:
            yield _difference(context, mention, Basis.UNSUPPORTED, "", why="no row of this name")
        elif next_cue and mention.start > next_cue.start() and _is_opponent(mention, context):
            yield _difference(context, mention, Basis.UNSUPPORTED, "", why="about another occasion than the table's")
    for first, second in pairwise(context.mentions):
        if OUTSIDE_TABLE not in {first.entity, second.entity}:
            yield from _adjacent_name_differences(first, second, context)


def misattributed_rows(
    candidates: Sequence[CandidateFigure], context: SentenceContext
) -> Iterator[tuple[Difference, Mention]]:
    """Find the mentions whose figures in the text are all those of one other row."""
    for mention in dict.fromkeys(candidate.mention for candidate in candidates if candidate.mention.end):
        own_figures = [candidate for candidate in candidates if candidate.mention == mention]
        if all(candidate.agrees(candidate.expected) for candidate in own_figures):
            continue
        matching_rows = _matching_rows(own_figures, mention, context)
        measures_needed = _GROUP_MEASURES if context.entities[mention.entity].is_group else _MEMBER_MEASURES
        measures = {candidate.figure.measure for candidate in own_figures}
        is_substantial = sum(candidate.figure.value for candidate in own_figures) > _TRIFLING_TOTAL
        if len(matching_rows) == 1 and is_substantial and len(measures) >= measures_needed:
            difference = _difference(
                context, mention, Basis.CONTRADICTED, matching_rows[0], why="the figures are this row's"
            )
            yield difference, mention


def rows_without_figures(mentions: Sequence[Mention], context: SentenceContext) -> Iterator[Difference]:
    """Report the rows to which the text gives figures and the table none."""
    for mention in dict.fromkeys(mentions):
        if mention.end:
            yield _difference(context, mention, Basis.CONTRADICTED, "", why="this row has no figures")


def _matching_rows(own_figures: Sequence[CandidateFigure], mention: Mention, context: SentenceContext) -> list[str]:
    is_group = context.entities[mention.entity].is_group
    names = []
    for index, entity in enumerate(context.entities):
        if index == mention.entity or entity.is_group != is_group:
            continue
        if all(candidate.agrees(entity.figures.get(candidate.figure.measure)) for candidate in own_figures):
            names.append(entity.name)
    return names


def _weekday_differences(
    context: SentenceContext, next_cue: re.Match[str] | None, *, names_outside: bool
) -> Iterator[Difference]:
    days = {date.fromisoformat(entity.date).strftime("%A") for entity in context.entities if _is_iso(entity.date)}
    if len(days) != 1:
        return
    day = days.pop()
    for match in _DAYS.finditer(context.text):
        mention = Mention(match.start(), match.end(), OUTSIDE_TABLE)
        other_day = match.group() != day
        if (next_cue and match.start() > next_cue.start() - _NEXT_CUE_REACH) or (names_outside and other_day):
            yield _difference(context, mention, Basis.UNSUPPORTED, "", why="about another occasion than the table's")
        elif other_day:
            yield _difference(context, mention, Basis.CONTRADICTED, day, why="the day of the table's date")


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_opponent(mention: Mention, context: SentenceContext) -> bool:
    return (
        context.entities[mention.entity].is_group and _BEFORE_OPPONENT.search(context.text[: mention.start]) is not None
    )


def _adjacent_name_differences(first: Mention, second: Mention, context: SentenceContext) -> Iterator[Difference]:
    """Compare two adjacent names: a leader and a group that is not the leader's, or a group that meets itself."""
    entity, other = context.entities[first.entity], context.entities[second.entity]
    between = context.text[first.end : second.start]
    if entity.is_group and other.group and other.group != entity.name and _IS_LED_BY.search(between):
        yield _difference(context, first, Basis.CONTRADICTED, other.group, why=f"the group of {other.name}")
    if other.is_group and entity.group and entity.group != other.name and _LEADS.fullmatch(between):
        yield _difference(context, second, Basis.CONTRADICTED, entity.group, why=f"the group of {entity.name}")
    meets_itself = (
        entity.is_group
        and not _AFTER_PREPOSITION.search(context.text[: first.start])
        and first.entity == second.entity
        and _BEFORE_BEATEN.search(between) is not None
    )
    if meets_itself and "(" not in between and len(between) < _ADJACENT_LENGTH:
        opponent = context.opponent(second.entity)
        expected = context.entities[opponent].name if opponent != OUTSIDE_TABLE else ""
        yield _difference(context, second, Basis.CONTRADICTED, expected, why="a group does not meet itself")


def _difference(context: SentenceContext, mention: Mention, basis: Basis, expected: str, *, why: str) -> Difference:  # noqa: PLR0917 - a record's fields
    return Difference(
        start=context.start + mention.start,
        end=context.start + mention.end,
        quote=context.text[mention.start : mention.end],
        kind=DifferenceKind.NAME,
        basis=basis,
        says=expected,
        why=why,
    )
