"""Whom a figure of a sentence is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.table_check.entities import OUTSIDE, Entity, Mention
from workbench.table_check.measured_figures import Figure

_ASIDE: Final = re.compile(
    r"\b(?:against|over|for|of|past|lead|led|pace|paced|carried|powered|spark(?:ed)?|guided|propelled|help(?:ed)?)"
    r"(?: the way for)?(?: the)?\s$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\b(?:match(?:ed|ing)|behind|alongside|support(?:ed|ing)|join(?:ed|ing)|assisted on another)\s$", re.IGNORECASE
)
_BREAK: Final = re.compile(r"\b(?:while|but|as|whereas|meanwhile|however)\b|;", re.IGNORECASE)
_HE: Final = re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)
_AFTER: Final = re.compile(r"\s(?:from|by|for)\s(?:the\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence, the rows and measures of the table, who is named in it (offsets within it) and who was before it."""

    text: str
    start: int
    entities: Sequence[Entity]
    measures: frozenset[str]
    mentions: tuple[Mention, ...]
    last_member: int
    last_group: int

    def groups(self) -> tuple[int, ...]:
        """The rows that other rows belong to."""
        return tuple(index for index, entity in enumerate(self.entities) if entity.is_group)

    def opponent(self, group: int) -> int:
        """The other of two groups; OUTSIDE where there are not two."""
        others = [index for index in self.groups() if index != group]
        return others[0] if len(others) == 1 else OUTSIDE


def subject_of(figure: Figure, scene: Scene) -> Mention | None:
    """The mention that `figure` is about; one carried over from before the sentence stands at 0 to 0."""
    following = [mention for mention in scene.mentions if mention.start >= figure.cue_end]
    if following and _AFTER.fullmatch(scene.text[figure.cue_end : following[0].start]):
        return following[0]
    before = [mention for mention in scene.mentions if mention.end <= figure.start]
    measured = [mention for mention in before if _measures(mention, figure.measure, scene)]
    return _preceding(figure, scene, measured) if measured else _carried(figure, scene)


def group_of(figure: Figure, scene: Scene) -> Mention | None:
    """The group named nearest before `figure`, else the one named last before the sentence.

    None where a name outside the table stands nearer.
    """
    before = [mention for mention in scene.mentions if mention.end <= figure.start]
    groups = [mention for mention in before if mention.entity == OUTSIDE or _is_group(mention, scene)]
    if groups:
        return None if groups[-1].entity == OUTSIDE else groups[-1]
    return Mention(0, 0, scene.last_group) if scene.last_group != OUTSIDE else None


def _preceding(figure: Figure, scene: Scene, measured: Sequence[Mention]) -> Mention:
    """The nearest, unless it is named in passing after a member: "led the way for the Raptors with"."""
    nearest = measured[-1]
    if len(measured) > 1 and not _is_group(nearest, scene) and _BESIDE.search(scene.text[: nearest.start]):
        return measured[-2]
    member = next((mention for mention in reversed(measured) if not _is_group(mention, scene)), None)
    if _is_group(nearest, scene) and _HE.search(scene.text[nearest.end : figure.start]):
        return member or _carried(figure, scene) or nearest
    if member is None or member is nearest:
        return nearest
    aside = _ASIDE.search(scene.text[: nearest.start]) is not None
    return member if aside and not _BREAK.search(scene.text[member.end : nearest.start]) else nearest


def _carried(figure: Figure, scene: Scene) -> Mention | None:
    if scene.last_member != OUTSIDE and _HE.search(scene.text[: figure.start]):
        return Mention(0, 0, scene.last_member)
    return None


def _measures(mention: Mention, measure: str, scene: Scene) -> bool:
    return mention.entity != OUTSIDE and (
        measure in scene.entities[mention.entity].figures or not scene.entities[mention.entity].is_group
    )


def _is_group(mention: Mention, scene: Scene) -> bool:
    return mention.entity != OUTSIDE and scene.entities[mention.entity].is_group
