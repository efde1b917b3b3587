"""The numbers of a sentence that the table does not bear out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.table_check.candidates import CandidateFigure, is_history, period_total, plain_figures
from workbench.table_check.differences import Basis, Difference, DifferenceKind, shown
from workbench.table_check.entities import OUTSIDE, Entity
from workbench.table_check.measured_figures import Figure, Pair, pairs_in
from workbench.table_check.subjects import Scene, group_of
from workbench.table_check.vocabulary import Vocabulary

_TWO: Final = 2
_AROUND: Final = 60
_RANK: Final = re.compile(r"\b(?:was|finished|ranked|came)\s(?P<rank>first|second|third|fourth|fifth)\s", re.IGNORECASE)
_SOON: Final = 30
_NO_SCORE: Final = re.compile(
    r"rebound|\d\s(?:\w+\s)?run\b|\d\s(?:\w+\s)?lead\b|\b(?:three|two|four) (?:periods|quarters)|tied", re.IGNORECASE
)
_RANKS: Final = ("first", "second", "third", "fourth", "fifth")


def number_differences(
    scene: Scene, vocabulary: Vocabulary, readings: Sequence[CandidateFigure]
) -> Iterator[Difference]:
    """The numbers that differ from `readings`, the scores and records that do, and what lies outside the table."""
    for reading in readings:
        if not reading.agrees(reading.told):
            row = scene.entities[reading.mention.entity].name
            yield number_difference(scene, reading.figure, reading.told, what=f"{row}, {reading.what}")
    for pair in pairs_in(scene.text, vocabulary):
        yield from _pair_differences(pair, scene, vocabulary)
    yield from _rank_differences(scene, vocabulary)
    for figure in plain_figures(scene, vocabulary):
        if is_history(figure, scene, vocabulary):
            yield _difference(scene, figure, Basis.UNSUPPORTED, "", why="about other occasions than the table's")


def number_difference(scene: Scene, figure: Figure, told: float, *, what: str) -> Difference:
    """A number that the table contradicts with `told`, for `what`."""
    return _difference(scene, figure, Basis.CONTRADICTED, shown(told), why=what)


def _difference(scene: Scene, figure: Figure, basis: Basis, says: str, *, why: str) -> Difference:  # noqa: PLR0917 - a record's fields
    return Difference(
        start=scene.start + figure.start,
        end=scene.start + figure.end,
        quote=scene.text[figure.start : figure.end],
        kind=DifferenceKind.NUMBER,
        basis=basis,
        says=says,
        why=why,
    )


def _pair_differences(pair: Pair, scene: Scene, vocabulary: Vocabulary) -> Iterator[Difference]:
    group = group_of(pair.first, scene)
    groups = scene.groups()
    around = scene.text[max(0, pair.first.start - _AROUND) : pair.second.end + _SOON]
    if pair.bracketed:
        if group is not None and vocabulary.record:
            yield from _record_differences(pair, scene.entities[group.entity], scene, vocabulary)
        return
    outside = any(mention.entity == OUTSIDE for mention in scene.mentions)
    if len(groups) != _TWO or outside or _NO_SCORE.search(around):
        return
    period = _period_near(pair, scene, vocabulary)
    if period and min(pair.first.value, pair.second.value) < vocabulary.least:
        made = [period_total(scene, index, vocabulary.periods[period]) for index in groups]
        what = f"{vocabulary.score}, {period}"
    elif min(pair.first.value, pair.second.value) >= vocabulary.least > 0:
        made = [scene.entities[index].figures.get(vocabulary.score) for index in groups]
        what = f"final {vocabulary.score}"
    else:
        return
    told = [total for total in made if total is not None]
    if len(told) == _TWO:
        yield from _score_differences(pair, told, scene, what=what)


def _score_differences(pair: Pair, told: Sequence[float], scene: Scene, *, what: str) -> Iterator[Difference]:
    """Read in the order that fits best; where both fit alike, in that of the higher number."""
    said = (pair.first.value, pair.second.value)

    def misfit(order: Sequence[float]) -> tuple[int, bool]:
        wrong = sum(own != other for own, other in zip(order, said, strict=True))
        return wrong, (order[0] >= order[1]) != (said[0] >= said[1])

    best = min((tuple(told), tuple(told)[::-1]), key=misfit)
    for figure, total in zip((pair.first, pair.second), best, strict=True):
        if figure.value != total:
            yield number_difference(scene, figure, total, what=what)


def _record_differences(pair: Pair, entity: Entity, scene: Scene, vocabulary: Vocabulary) -> Iterator[Difference]:  # noqa: PLR0917 - no order to confuse
    for figure, measure in zip((pair.first, pair.second), vocabulary.record, strict=True):
        told = entity.figures.get(measure)
        if told is not None and told != figure.value:
            yield number_difference(scene, figure, told, what=f"{entity.name}, {measure}")


def _period_near(pair: Pair, scene: Scene, vocabulary: Vocabulary) -> str:
    after = scene.text[pair.second.end : pair.second.end + _AROUND]
    before = scene.text[max(0, pair.first.start - _AROUND) : pair.first.start]
    for around in (after, before):
        for name in vocabulary.periods:
            if re.search(rf"\b{name}\b", around):
                return name
    return ""


def _rank_differences(scene: Scene, vocabulary: Vocabulary) -> Iterator[Difference]:
    """A member said to be second of its group by the score."""
    found = _RANK.search(scene.text)
    if not found or not vocabulary.cues["rank"].match(scene.text, found.end()):
        return
    before = [mention for mention in scene.mentions if mention.entity >= 0 and mention.end <= found.start()]
    if not before:
        return
    entity = scene.entities[before[-1].entity]
    own = entity.figures.get(vocabulary.score)
    if own is None or not entity.group:
        return
    rivals = [other.figures.get(vocabulary.score, 0.0) for other in scene.entities if other.group == entity.group]
    rank = 1 + sum(total > own for total in rivals)
    said = _RANKS.index(found["rank"].lower()) + 1
    if rank != said:
        figure = Figure(*found.span("rank"), float(said), vocabulary.score, found.end())
        yield number_difference(scene, figure, float(rank), what=f"{entity.name}, rank by {vocabulary.score}")
