"""Find the row that a figure of a sentence is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.table_check.entities import OUTSIDE_TABLE, Entity, Mention
from workbench.table_check.measured_figures import Figure

_IN_PASSING: Final = re.compile(
    r"\b(?:against|over|for|of|past|lead|led|pace|paced|carried|powered|spark(?:ed)?|guided|propelled|help(?:ed)?)"
    r"(?: the way for)?(?: the)?\s$",
    re.IGNORECASE,
)
_SECOND_NAMED: Final = re.compile(
    r"\b(?:match(?:ed|ing)|behind|alongside|support(?:ed|ing)|join(?:ed|ing)|assisted on another)\s$", re.IGNORECASE
)
_CLAUSE_BREAK: Final = re.compile(r"\b(?:while|but|as|whereas|meanwhile|however)\b|;", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)
_FIGURE_BEFORE_NAME: Final = re.compile(r"\s(?:from|by|for)\s(?:the\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceContext:
    """A sentence, the rows and measures of the table, the mentions in it (offsets within it), and the last before."""

    text: str
    start: int
    entities: Sequence[Entity]
    measures: frozenset[str]
    mentions: tuple[Mention, ...]
    last_member: int
    last_group: int

    def groups(self) -> tuple[int, ...]:
        """Return the indices of the rows that other rows belong to."""
        return tuple(index for index, entity in enumerate(self.entities) if entity.is_group)

    def opponent(self, group: int) -> int:
        """Return the other of two groups; OUTSIDE where there are not two."""
        others = [index for index in self.groups() if index != group]
        return others[0] if len(others) == 1 else OUTSIDE_TABLE


def find_subject(figure: Figure, context: SentenceContext) -> Mention | None:
    """Find the mention that `figure` is about; one carried over from an earlier sentence has the span 0 to 0."""
    following = [mention for mention in context.mentions if mention.start >= figure.cue_end]
    if following and _FIGURE_BEFORE_NAME.fullmatch(context.text[figure.cue_end : following[0].start]):
        return following[0]
    before = [mention for mention in context.mentions if mention.end <= figure.start]
    candidates = [mention for mention in before if _has_measure(mention, figure.measure, context)]
    return _nearest_subject(figure, context, candidates) if candidates else _pronoun_subject(figure, context)


def find_group(figure: Figure, context: SentenceContext) -> Mention | None:
    """Find the group named nearest before `figure`, else the one named last before the sentence.

    None where a name outside the table is nearer.
    """
    before = [mention for mention in context.mentions if mention.end <= figure.start]
    groups = [mention for mention in before if mention.entity == OUTSIDE_TABLE or _is_group(mention, context)]
    if groups:
        return None if groups[-1].entity == OUTSIDE_TABLE else groups[-1]
    return Mention(0, 0, context.last_group) if context.last_group != OUTSIDE_TABLE else None


def _nearest_subject(figure: Figure, context: SentenceContext, candidates: Sequence[Mention]) -> Mention:
    """Return the nearest candidate, unless named in passing after a member: "led the way for the Raptors with"."""
    nearest = candidates[-1]
    if len(candidates) > 1 and not _is_group(nearest, context) and _SECOND_NAMED.search(context.text[: nearest.start]):
        return candidates[-2]
    member = next((mention for mention in reversed(candidates) if not _is_group(mention, context)), None)
    if _is_group(nearest, context) and _PRONOUN.search(context.text[nearest.end : figure.start]):
        return member or _pronoun_subject(figure, context) or nearest
    if member is None or member is nearest:
        return nearest
    in_passing = _IN_PASSING.search(context.text[: nearest.start]) is not None
    return member if in_passing and not _CLAUSE_BREAK.search(context.text[member.end : nearest.start]) else nearest


def _pronoun_subject(figure: Figure, context: SentenceContext) -> Mention | None:
    if context.last_member != OUTSIDE_TABLE and _PRONOUN.search(context.text[: figure.start]):
        return Mention(0, 0, context.last_member)
    return None


def _has_measure(mention: Mention, measure: str, context: SentenceContext) -> bool:
    return mention.entity != OUTSIDE_TABLE and (
        measure in context.entities[mention.entity].figures or not context.entities[mention.entity].is_group
    )


def _is_group(mention: Mention, context: SentenceContext) -> bool:
    return mention.entity != OUTSIDE_TABLE and context.entities[mention.entity].is_group
