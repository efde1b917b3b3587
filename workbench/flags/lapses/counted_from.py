"""Times counted from another time: three years later, a month after the vote, 40 years ago."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from workbench.domain.span import Span
from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch, gap_between
from workbench.facts.moments.turning_points import kindred
from workbench.flags.lapses.reach import lead_of, moments_around, moments_near, moments_told_with
from workbench.flags.lapses.time_check import check_of, counted, length_between, lies_between
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing
from workbench.text.terms import stem, terms_of

_BACKWARDS: Final = frozenset({"earlier", "before"})
_BESIDE: Final = re.compile(
    r"[,\s(–—-]*(?:(?:and|or|just|exactly|only|about|some|nearly|almost|more than|over|at least|less than|under|around|"
    r"barely|roughly)\s){0,2}"
)
_BEHIND: Final = re.compile(
    r"(?:\s(?:later|earlier|afterwards?|ago|previously|on))?,?\s(?:(?:and|or|late|early|again|finally|only|back|down)\s)?"
    r"(?:in|on|by|around|at|of)\s(?:early |late |mid-|the |end of )*",
    re.IGNORECASE,
)
_AGO: Final = re.compile(r"\sago,?\s(?:in|on)?\s?")
_BEHIND_PHRASE: Final = re.compile(r",\s(?:[\w’'-]+\s){0,8}?(?:in|on)\s(?:early |late |the )?")
_IN_CLAUSE: Final = re.compile(r"\b(?:that|which|who|where|whose)\b")
_NO_EVENT: Final = frozenset({"since", "until", "till", "before"})
_PHRASE_ENDS: Final = re.compile(r",|;|:|\(|\)|[.!?]\s|[.!?]$| [–—-] |\band\b|\bbut\b|\bwhen\b|\bwhile\b|”|\"")
_THAN: Final = re.compile(r"\s(?:later|earlier|behind|ahead)\s(?:than|of)\s(?:\w+\s){0,2}?(?:promised|planned|expected|scheduled|intended|hoped|first|originally|forecast|the)\b")
_PLAN: Final = re.compile(r"\b(?:(?:was|were) to\b|due\b|plan(?:s|ned)?\b|promis\w+|schedul\w+|original\w*|expected\b|supposed\b|slated\b)", re.IGNORECASE)
_LONGEST: Final = 120
_MOST: Final = 14
_REACH: Final = 30


_FINE_ENOUGH: Final = {"hour": {"day"}, "day": {"day"}, "week": {"day"}, "month": {"day", "month"}}
"""The grains in which a time must be told so that a length in that unit can clash with it."""


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such time with what it is counted from, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.unit in {"hour", "minute"}:
            continue
        if lapse.role in {"later", "earlier"}:
            yield from _from_what_was_told(document, lapse)
        elif lapse.role in {"after", "before"}:
            yield from _from_an_event(document, lapse)
        elif lapse.role == "since":
            yield from _since(document, lapse)
        elif lapse.role == "late":
            yield from _late(document, lapse)
        elif lapse.role == "ago":
            yield from _ago(document, lapse)


def _ago(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `in 1990, 40 years ago` against the day of publication."""
    published = day_of_writing(document)
    this = _beside(document, lapse)
    if published is None or this is None or this.grain == "range":
        return
    today = Stretch(published, published)
    holds = any(lies_between(lapse, then, today) for then in this.readings) or _by_age(lapse, this, today)
    if holds or (this.is_dated and is_fine_enough(lapse, this)):
        yield _check(document, lapse, (this,), earlier=this.likely, later=today, holds=holds)


def is_fine_enough(lapse: Lapse, *moments: Moment) -> bool:
    """Return whether the times are told finely enough to clash with a length in its unit."""
    unit = counted(lapse)[1]
    grains = _FINE_ENOUGH.get(unit)
    if len({moment.is_placed for moment in moments}) > 1 or (unit == "year" and not moments[0].is_placed):
        return False
    return grains is None or all(moment.grain in grains for moment in moments)


def _late(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `began on 4 September and was to take six weeks; it ended on 30 October, two weeks late`."""
    this = _beside(document, lapse)
    planned = [one for one in lapses_of(document) if one.paragraph == lapse.paragraph and one is not lapse and one.unit == lapse.unit]
    begun = [one for one in moments_near(document, lapse, 1) if this and one.span.end <= this.span.start]
    if this is None or len(planned) != 1 or len(begun) != 1 or planned[0].role == "late":
        return
    whole = lapse._replace(count=lapse.count + planned[0].count)
    if is_fine_enough(lapse, this, begun[0]) and begun[0].likely < this.likely:
        holds = any(lies_between(whole, first, then) for first in begun[0].readings for then in this.readings)
        length = length_between(begun[0].likely, this.likely, counted(lapse)[1])
        arithmetic = f"{document.quote(begun[0].span)} to {document.quote(this.span)} = {length}, less {document.quote(planned[0].span)}"
        yield check_of(document, lapse, (begun[0], this), arithmetic=arithmetic, holds=holds)


def _since(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `It is 50 years since the museum opened in 1974` against the day of publication."""
    published, phrase = day_of_writing(document), _phrase_behind(document, lapse)
    inside = [one for one in moments_told_with(document, lapse) if phrase and phrase.holds(one.span)]
    told = [one for one in moments_told_with(document, lapse) if one not in inside]
    if published is None or len(inside) != 1 or told or not inside[0].is_dated or not is_fine_enough(lapse, *inside):
        return
    today = Stretch(published, published)
    holds = lies_between(lapse, inside[0].likely, today) or _by_age(lapse, inside[0], today)
    yield _check(document, lapse, inside, earlier=inside[0].likely, later=today, holds=holds)


def _by_age(lapse: Lapse, this: Moment, today: Stretch) -> bool:
    count, unit = counted(lapse)
    return unit == "year" and abs(today.first.year - this.likely.first.year - count) <= (1 if lapse.bound else 0)


def _from_what_was_told(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `accepted a year later, in May 2019` against the times told before it."""
    this = _beside(document, lapse)
    if this is None:
        return
    around = [one for one in moments_around(document, lapse) if one is not this and is_fine_enough(lapse, one)]
    if len(around) > _MOST:
        return
    if _THAN.match(document.text, lapse.span.end):
        yield from _against_plan(document, lapse, this)
        return
    before = [one for one in around if one.span.start < min(this.span.start, lapse.span.start)]
    tied = before[-1] if before and _is_tied(document, before[-1], lapse) else None
    near = [one for one in moments_near(document, lapse) if one is not this and is_fine_enough(lapse, one)]
    holding = next((one for one in reversed(near if tied else around) if _counts(lapse, one, this)), None)
    if holding:
        yield _between(document, lapse, this, holding, holds=True)
    elif tied and is_fine_enough(lapse, this, tied) and not _from_publication(document, lapse, this):
        yield _between(document, lapse, this, tied, holds=False)


def _from_publication(document: Document, lapse: Lapse, this: Moment) -> bool:
    published = day_of_writing(document)
    if published is None:
        return False
    today = Stretch(published, published)
    return any(lies_between(lapse, *sorted((one, today))) for one in this.readings)


def _against_plan(document: Document, lapse: Lapse, this: Moment) -> Iterator[ArithmeticCheck]:
    """Yield `March 2026, 18 months later than promised` against what "was to open this September"."""
    fine = [one for one in moments_of(document) if one is not this and is_fine_enough(lapse, this, one)]
    planned = [one for one in fine if _is_of_plan(document, one) and one.event.verb != stem("said")]
    holding = next((one for one in planned or fine if _counts(lapse, one, this)), None)
    if holding:
        yield _between(document, lapse, this, holding, holds=True)
    elif len(planned) == 1:
        yield _between(document, lapse, this, planned[0], holds=False)


def _is_of_plan(document: Document, moment: Moment) -> bool:
    if moment.sentence < 0:
        return False
    sentence = document.sentences[moment.sentence]
    start = max(sentence.start, moment.span.start - _LONGEST // 2)
    return _PLAN.search(document.text, start, moment.span.start) is not None


def _from_an_event(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `arrested on 16 November, three months after the blaze` against the day of the blaze."""
    phrase = _phrase_behind(document, lapse)
    this = _beside(document, lapse, phrase_end=phrase.end) if phrase else None
    if phrase is None or this is None:
        return
    inside = [one for one in moments_told_with(document, lapse) if phrase.holds(one.span) and one is not this]
    if inside and _IN_CLAUSE.search(document.text, phrase.start, inside[0].span.start):
        return
    events = inside or _events_of(document, phrase, this)
    before = [one for one in moments_near(document, lapse, 1) if one.span.end <= lapse.span.start and one is not this]
    tied = events[:1] or ([] if lapse.role == "before" else before[-1:])
    reach = moments_told_with(document, lapse) if inside else [*events, *moments_near(document, lapse)]
    fine = [one for one in reach if one is not this and is_fine_enough(lapse, one)]
    holding = next((one for one in fine if _counts(lapse, one, this)), None)
    if holding:
        yield _between(document, lapse, this, holding, holds=True)
    elif tied and is_fine_enough(lapse, this, tied[0]) and (events or _is_close(document, lapse, tied[0], this)):
        yield _between(document, lapse, this, tied[0], holds=False)


def _is_close(document: Document, lapse: Lapse, other: Moment, this: Moment) -> bool:
    """Return whether a time told just before may be that of the event, the length being nearly right."""
    count, unit = counted(lapse)
    gap = gap_between(other.likely, this.likely, unit)
    is_aside = "(" in document.text[other.span.start - _REACH : other.span.start].rpartition(")")[2]
    return _is_tied(document, other, lapse) and not is_aside and 0 < gap.high and 1 / 3 <= count / gap.high <= 3  # noqa: PLR2004


def _phrase_behind(document: Document, lapse: Lapse) -> Span | None:
    """Return what is counted from: "the blaze" behind "three months after"."""
    sentence = document.sentences[lapse.sentence] if lapse.sentence >= 0 else None
    if sentence is None:
        return None
    word = re.compile(r"\s\w+(?: of)?\s?").match(document.text, lapse.span.end)
    start = word.end() if word else lapse.span.end
    dates = [one.span for one in moments_told_with(document, lapse)]
    end = min(sentence.end, start + _LONGEST)
    for stop in _PHRASE_ENDS.finditer(document.text, start, end):
        if not any(date.start < stop.start() < date.end for date in dates):
            end = stop.start()
            break
    return Span(start, end) if start < end else None


def _events_of(document: Document, phrase: Span, this: Moment) -> list[Moment]:
    """Return the moments at which the text says that the event of the phrase happened, the likeliest first."""
    wanted = frozenset(terms_of(phrase.of(document.text)))
    if not wanted:
        return []
    close, actors = kindred(wanted), kindred(frozenset(terms_of(phrase.of(document.text))[:1]))
    found = [
        (len(close & one.event.about) + _acts(document, one, actors), one)
        for one in moments_of(document)
        if one is not this and one.sentence != this.sentence and close & one.event.about
    ]
    best = max((many for many, _ in found), default=0)
    enough = [one for many, one in found if many == best and many * 2 >= min(4, len(wanted))]
    return enough if len({one.likely for one in enough}) == 1 else []


def _acts(document: Document, moment: Moment, actors: frozenset[str]) -> bool:
    """Return whether one of the words is the subject of what happened."""
    subject = moment.event.subject
    return subject is not None and not actors.isdisjoint(terms_of(subject.of(document.text)))


def _beside(document: Document, lapse: Lapse, *, phrase_end: int = 0) -> Moment | None:
    """Return the moment that the length is told beside: behind it where it counts on, or else right before it."""
    told = [one for one in moments_told_with(document, lapse) if not one.span.overlaps(lapse.span)]
    before = next((one for one in reversed(told) if one.span.end <= lapse.span.start), None)
    is_before = before is not None and _BESIDE.fullmatch(document.text, before.span.end, lapse.span.start)
    behind = _behind(document, lapse, told, max(lapse.span.end, phrase_end), is_phrase=phrase_end > 0)
    if lapse.role in {"later", "earlier"} and behind:
        return behind
    return before if is_before else behind


def _behind(
    document: Document, lapse: Lapse, told: Sequence[Moment], start: int, *, is_phrase: bool
) -> Moment | None:
    behind = next((one for one in told if one.span.start >= start), None)
    if behind is None:
        return None
    between = document.text[start : behind.span.start]
    pattern = _BEHIND_PHRASE if is_phrase else _AGO if lapse.role == "ago" else _BEHIND
    return behind if pattern.fullmatch(between) else None


def _counts(lapse: Lapse, one: Moment, this: Moment) -> bool:
    if lapse.role in _BACKWARDS:
        return any(lies_between(lapse, first, then) for first in this.readings for then in one.readings)
    return any(lies_between(lapse, first, then) for first in one.readings for then in this.readings)


def _is_tied(document: Document, other: Moment, lapse: Lapse) -> bool:
    """Return whether the time told before is the one the length must count from: at most a sentence before."""
    if other.paragraph != lapse.paragraph or lapse.sentence < 0 or other.grain == "range":
        return False
    is_event = other.event.verb != "born" and lead_of(document, other) not in _NO_EVENT
    return is_event and lapse.sentence - other.sentence <= 1


def _between(document: Document, lapse: Lapse, this: Moment, other: Moment, *, holds: bool) -> ArithmeticCheck:
    backwards = lapse.role in _BACKWARDS
    pairs: Sequence[tuple[Stretch, Stretch]] = [
        (then, first) if backwards else (first, then) for first in other.readings for then in this.readings
    ]
    ordered = sorted((pair for pair in pairs if pair[0] <= pair[1]), key=partial(_distance_from, lapse))
    pair = ordered[0] if ordered else pairs[0]
    return _check(document, lapse, (other, this), earlier=pair[0], later=pair[1], holds=holds)


def _distance_from(lapse: Lapse, pair: tuple[Stretch, Stretch]) -> float:
    count, unit = counted(lapse)
    gap = gap_between(*pair, unit)
    return max(gap.low - count, count - gap.high, 0)


def _check(
    document: Document, lapse: Lapse, others: Sequence[Moment], *, earlier: Stretch, later: Stretch, holds: bool
) -> ArithmeticCheck:
    _, unit = counted(lapse)
    words = " to ".join(document.quote(one.span) for one in others)
    arithmetic = f"{words} = {length_between(earlier, later, unit)}"
    return check_of(document, lapse, others, arithmetic=arithmetic, holds=holds)
