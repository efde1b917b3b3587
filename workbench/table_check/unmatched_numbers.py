"""Find the numbers of a sentence that the table does not support."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.table_check.candidates import CandidateFigure, exact_figures, is_about_other_occasions, period_total
from workbench.table_check.differences import Basis, Difference, DifferenceKind, format_number
from workbench.table_check.entities import OUTSIDE_TABLE, Entity
from workbench.table_check.measured_figures import Figure, NumberPair, pairs_in
from workbench.table_check.subjects import SentenceContext, find_group
from workbench.table_check.vocabulary import Vocabulary

_TWO_GROUPS: Final = 2
_CHARS_AROUND: Final = 60
_RANK: Final = re.compile(r"\b(?:was|finished|ranked|came)\s(?P<rank>first|second|third|fourth|fifth)\s", re.IGNORECASE)
_CHARS_AFTER: Final = 30
_NOT_A_SCORE: Final = re.compile(
    r"rebound|\d\s(?:\w+\s)?run\b|\d\s(?:\w+\s)?lead\b|\b(?:three|two|four) (?:periods|quarters)|tied", re.IGNORECASE
)
_RANKS: Final = ("first", "second", "third", "fourth", "fifth")


def number_differences(
    context: SentenceContext, vocabulary: Vocabulary, candidates: Sequence[CandidateFigure]
) -> Iterator[Difference]:
    """Yield the numbers, scores, records and ranks that differ from the table, and those the table cannot have."""
    for candidate in candidates:
        if not candidate.agrees(candidate.expected):
            row = context.entities[candidate.mention.entity].name
            yield contradicted_number(context, candidate.figure, candidate.expected, what=f"{row}, {candidate.what}")
    for pair in pairs_in(context.text, vocabulary):
        yield from _pair_differences(pair, context, vocabulary)
    yield from _rank_differences(context, vocabulary)
    for figure in exact_figures(context, vocabulary):
        if is_about_other_occasions(figure, context, vocabulary):
            yield _difference(context, figure, Basis.UNSUPPORTED, "", why="about other occasions than the table's")


def contradicted_number(context: SentenceContext, figure: Figure, expected: float, *, what: str) -> Difference:
    """Report that the table has `expected` in place of this number, for `what`."""
    return _difference(context, figure, Basis.CONTRADICTED, format_number(expected), why=what)


def _difference(context: SentenceContext, figure: Figure, basis: Basis, expected: str, *, why: str) -> Difference:  # noqa: PLR0917 - a record's fields
    return Difference(
        start=context.start + figure.start,
        end=context.start + figure.end,
        quote=context.text[figure.start : figure.end],
        kind=DifferenceKind.NUMBER,
        basis=basis,
        says=expected,
        why=why,
    )


def _pair_differences(pair: NumberPair, context: SentenceContext, vocabulary: Vocabulary) -> Iterator[Difference]:
    group = find_group(pair.first, context)
    groups = context.groups()
    around = context.text[max(0, pair.first.start - _CHARS_AROUND) : pair.second.end + _CHARS_AFTER]
    if pair.bracketed:
        if group is not None and vocabulary.record:
            yield from _record_differences(pair, context.entities[group.entity], context, record=vocabulary.record)
        return
    names_outside = any(mention.entity == OUTSIDE_TABLE for mention in context.mentions)
    if len(groups) != _TWO_GROUPS or names_outside or _NOT_A_SCORE.search(around):
        return
    period = _period_near(pair, context, vocabulary)
    if period and min(pair.first.value, pair.second.value) < vocabulary.least:
        totals = [period_total(context, index, vocabulary.periods[period]) for index in groups]
        what = f"{vocabulary.final_score}, {period}"
    elif min(pair.first.value, pair.second.value) >= vocabulary.least > 0:
        totals = [context.entities[index].figures.get(vocabulary.final_score) for index in groups]
        what = f"final {vocabulary.final_score}"
    else:
        return
    known_totals = [total for total in totals if total is not None]
    if len(known_totals) == _TWO_GROUPS:
        yield from _score_differences(pair, known_totals, context, what=what)


def _score_differences(
    pair: NumberPair, totals: Sequence[float], context: SentenceContext, *, what: str
) -> Iterator[Difference]:
    """Compare in the order that fits best; if both fit equally, with the higher number in the same place."""
    stated = (pair.first.value, pair.second.value)

    def mismatch(totals_in_order: Sequence[float]) -> tuple[int, bool]:
        mismatches = sum(own != other for own, other in zip(totals_in_order, stated, strict=True))
        return mismatches, (totals_in_order[0] >= totals_in_order[1]) != (stated[0] >= stated[1])

    best_order = min((tuple(totals), tuple(totals)[::-1]), key=mismatch)
    for figure, total in zip((pair.first, pair.second), best_order, strict=True):
        if figure.value != total:
            yield contradicted_number(context, figure, total, what=what)


def _record_differences(
    pair: NumberPair, entity: Entity, context: SentenceContext, *, record: Sequence[str]
) -> Iterator[Difference]:
    for figure, measure in zip((pair.first, pair.second), record, strict=True):
        expected = entity.figures.get(measure)
        if expected is not None and expected != figure.value:
            yield contradicted_number(context, figure, expected, what=f"{entity.name}, {measure}")


def _period_near(pair: NumberPair, context: SentenceContext, vocabulary: Vocabulary) -> str:
    after = context.text[pair.second.end : pair.second.end + _CHARS_AROUND]
    before = context.text[max(0, pair.first.start - _CHARS_AROUND) : pair.first.start]
    for around in (after, before):
        for name in vocabulary.periods:
            if re.search(rf"\b{name}\b", around):
                return name
    return ""


def _rank_differences(context: SentenceContext, vocabulary: Vocabulary) -> Iterator[Difference]:
    """Check a member said to be, for example, second of its group by the score."""
    match = _RANK.search(context.text)
    if not match or not vocabulary.cues["rank"].match(context.text, match.end()):
        return
    earlier_mentions = [mention for mention in context.mentions if mention.entity >= 0 and mention.end <= match.start()]
    if not earlier_mentions:
        return
    entity = context.entities[earlier_mentions[-1].entity]
    own_total = entity.figures.get(vocabulary.final_score)
    if own_total is None or not entity.group:
        return
    rival_totals = [
        other.figures.get(vocabulary.final_score, 0.0) for other in context.entities if other.group == entity.group
    ]
    rank = 1 + sum(total > own_total for total in rival_totals)
    stated_rank = _RANKS.index(match["rank"].lower()) + 1
    if rank != stated_rank:
        figure = Figure(*match.span("rank"), float(stated_rank), vocabulary.final_score, match.end())
        yield contradicted_number(context, figure, float(rank), what=f"{entity.name}, rank by {vocabulary.final_score}")
