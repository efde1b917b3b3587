"""How long something goes on, against its beginning and its end: from 6 May to 18 May, 12 days."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment
from workbench.facts.moments.stretch import Stretch, gap_between
from workbench.flags.lapses.counted_from import is_fine_enough
from workbench.flags.lapses.reach import begins, ends, lead_of, moments_around, moments_near, moments_told_with
from workbench.flags.lapses.time_check import check_of, counted, goes_on_between, length_between
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.counting import plural
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_TO: Final = re.compile(r",?\s(?:\w+\s){0,1}?(?:to|until|till)\s(?:the\s)?(?:(?:end|early|late|mid|close)[\s-](?:of\s)?)?", re.IGNORECASE)
_RUNS: Final = re.compile(r"\b(?:runs?|signed|sign|signs|agreed|extended|new|deal|contract|agreement|lease)\b", re.IGNORECASE)
_AFTER: Final = re.compile(r",?\s(?:and\s)?after\s(?:a\s|an\s|some\s|about\s|nearly\s|almost\s)?", re.IGNORECASE)
_ON_STAGE: Final = re.compile(r"\b(?:runs?|performed|performances|staged|plays?)\b", re.IGNORECASE)
_WENT_ON: Final = re.compile(r"\b(?:went on|lasted|continued|ran|spanned|persisted|dragged on) for\s(?:\w+\s){0,3}$", re.IGNORECASE)
_MOST_TOLD: Final = 3
_MOST: Final = 14
_NO_SPAN: Final = re.compile(r"\s(?:in a row|of age|old|notice|running|window|period|limit|deadline|plan|target|average|high|low|record|mark)\b|-(?:old|high)")


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each length with the beginning and the end that it is told with, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.role in {"lasting", "plain"} and lapse.unit != "hour":
            yield from _checks(document, lapse)


def _checks(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    around = moments_around(document, lapse)
    if not 0 < len(around) <= _MOST or _NO_SPAN.match(document.text, lapse.span.end):
        return
    fine = [one for one in around if one.grain != "range" and is_fine_enough(lapse, one)]
    tied = _tied_pair(document, lapse)
    if tied:
        fine = [one for one in moments_near(document, lapse) if is_fine_enough(lapse, one) and one.grain != "range"]
    holding = next(
        ((one, other) for one in fine for other in fine if one is not other and _goes_on(document, lapse, one, other)), None
    )
    if tied and holding:
        yield _check(document, lapse, *holding, holds=True)
    elif tied and is_fine_enough(lapse, *tied) and _is_near(lapse, *tied):
        yield _check(document, lapse, *tied, holds=False)
    elif not tied:
        yield from _until(document, lapse)


def _goes_on(document: Document, lapse: Lapse, one: Moment, other: Moment) -> bool:
    if _is_on_stage(document, lapse):
        return any((last.last - first.first).days + 1 == lapse.count for first in one.readings for last in other.readings)
    return any(goes_on_between(lapse, first, last) for first in one.readings for last in other.readings)


def _is_close_to(lapse: Lapse, first: Stretch, last: Stretch) -> bool:
    count, unit = counted(lapse)
    gap = gap_between(first, last, unit)
    return gap.high > 0 and 0.2 <= count / gap.high <= 5


def _is_on_stage(document: Document, lapse: Lapse) -> bool:
    """Return whether each day counts, as of a play that runs for four nights from Thursday to Sunday."""
    start = document.sentences[lapse.sentence].start if lapse.sentence >= 0 else lapse.span.start
    return counted(lapse)[1] == "day" and _ON_STAGE.search(document.text, start, lapse.span.start) is not None


def _is_near(lapse: Lapse, one: Moment, other: Moment) -> bool:
    """Return whether the length is of the order of the true one, as a slip is, and the order of the two fits."""
    count, unit = counted(lapse)
    gap = gap_between(one.likely, other.likely, unit)
    return gap.high > 0 and 0.2 <= count / gap.high <= 5


def _tied_pair(document: Document, lapse: Lapse) -> tuple[Moment, Moment] | None:
    """Return the beginning and the end that the sentence tells together with the length."""
    told = [one for one in moments_told_with(document, lapse) if one.grain != "range"]
    if len(told) > _MOST_TOLD:
        return None
    for first, last in zip(told, told[1:], strict=False):
        if _is_whole_range(document, first, last, lapse):
            return first, last
    if len(told) == 2 and _frames(document, lapse, *told):
        return told[0], told[1]
    return _with_sentence_before(document, lapse, told)


def _is_whole_range(document: Document, first: Moment, last: Moment, lapse: Lapse) -> bool:
    """Return whether `from 6 May to 18 May` stands right beside the length."""
    lead, joint = lead_of(document, first), document.text[first.span.end : last.span.start].strip(" ,").lower()
    is_range = joint in {"–", "-", "—", "until", "till"} or (lead in {"from", "between", "–"} and joint in {"to", "and", "through"})
    if document.text.startswith(" between", lapse.span.end):
        return False
    before = document.text[last.span.end : lapse.span.start] if last.span.end <= lapse.span.start else document.text[lapse.span.end : first.span.start]
    return is_range and 0 < len(before) <= 45 and not re.search(r"[;:.]|\b(?:every|each|per|a year|and)\b", before)


def _frames(document: Document, lapse: Lapse, first: Moment, last: Moment) -> bool:
    """Return whether one of two moments begins and the other ends what goes on so long."""
    if lapse.role != "lasting":
        return False
    is_begun = begins(document, first) and lead_of(document, first) not in {"to", "until"}
    if lapse.span.end <= first.span.start:
        is_from = document.text.startswith(" from ", lapse.span.end) or lead_of(document, first) in {"from", "between"}
        return is_from and ends(document, last)
    if lapse.span.start >= last.span.end:
        return is_begun and ends(document, last) and not begins(document, last)
    is_running = bool(re.search(r"\b(?:last|lasts|run|runs|lasted|lasting|take|takes)\s(?:\w+\s){0,2}$", document.text[: lapse.span.start][-40:]))
    return is_begun and is_running


def _with_sentence_before(document: Document, lapse: Lapse, told: list[Moment]) -> tuple[Moment, Moment] | None:
    """Return `it came free on 18 May, after 12 days aground` with the beginning in the sentence before."""
    if lapse.role != "lasting" or lapse.sentence < 1:
        return None
    end = next((one for one in told if _AFTER.fullmatch(document.text, one.span.end, lapse.span.start)), None)
    ending = next((one for one in told if lapse.times > 1 and one.span.start > lapse.span.end and ends(document, one)), None)
    before = [one for one in moments_around(document, lapse, 0) if lapse.sentence - one.sentence == 1]
    if len(before) == 2 and _WENT_ON.search(document.text, document.sentences[lapse.sentence].start, lapse.span.start):
        joint = document.text[before[0].span.end : before[1].span.start].strip(" ,").lower()
        if lead_of(document, before[0]) in {"from", "between"} and joint in {"to", "and", "until", "–", "-"}:
            return before[0], before[1]
    last = end or ending
    if last is None or not before:
        return None
    return (before[-1], last) if before[-1].grain == last.grain or ending else None


def _until(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `runs for two years, to October 2026` against the day of publication."""
    published = day_of_writing(document)
    told = [one for one in moments_told_with(document, lapse) if one.span.start >= lapse.span.end and one.is_dated]
    if published is None or len(told) != 1 or lapse.role != "lasting" or lapse.sentence < 0:
        return
    sentence = document.sentences[lapse.sentence]
    end, today = told[0], Stretch(published, published)
    is_tied = _TO.fullmatch(document.text, lapse.span.end, end.span.start) and _RUNS.search(document.text, sentence.start, lapse.span.start)
    if is_tied and _is_close_to(lapse, today, end.likely) and counted(lapse)[1] in {"year", "month"} and end.likely.last > published:
        begun = [one.likely for one in moments_near(document, lapse) if one.is_dated and one is not end]
        holds = any(goes_on_between(lapse, first, end.likely) for first in (today, *begun))
        arithmetic = f"{published.isoformat()} to {document.quote(end.span)} = {length_between(today, end.likely, counted(lapse)[1])}"
        yield check_of(document, lapse, (end,), arithmetic=arithmetic, holds=holds)


def _check(document: Document, lapse: Lapse, first: Moment, last: Moment, *, holds: bool) -> ArithmeticCheck:
    _, unit = counted(lapse)
    words = f"{document.quote(first.span)} to {document.quote(last.span)}"
    length = length_between(first.likely, last.likely, unit)
    if _is_on_stage(document, lapse):
        length = f"{plural((last.likely.last - first.likely.first).days + 1, 'day')}, both counted"
    arithmetic = f"{words} = {length}"
    return check_of(document, lapse, (first, last), arithmetic=arithmetic, holds=holds)
