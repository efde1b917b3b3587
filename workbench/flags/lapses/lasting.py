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
_ON_STAGE: Final = re.compile(
    r"\b(?:runs?|performed|performances|staged|plays?)\b|-day\s(?:\w+\s)?(?:conference|festival|event|tournament|fair|"
    r"exhibition|show|summit|visit|workshop|sale|symposium)\b",
    re.IGNORECASE,
)
_IN_POST: Final = re.compile(r"\s(?:in|at|as|with|on)\s(?:the|his|her|their|its|charge|office|post|power)\b")
_ONLY_AFTER: Final = re.compile(r"\b[Aa]fter\s(?:\w+\s)?$")
_BESIDE_SINCE: Final = 12
_LASTS: Final = re.compile(r"\b(?:lasts?|runs?|lasted|lasting|takes?)\s(?:\w+\s){0,2}$")
_WENT_ON: Final = re.compile(r"\b(?:went on|lasted|continued|ran|spanned|persisted|dragged on) for\s(?:\w+\s){0,3}$", re.IGNORECASE)
_NOUN: Final = 25
_MOST_TOLD: Final = 3
_MOST: Final = 14
_NO_SPAN: Final = re.compile(r"\s(?:in a row|of age|old|notice|running|window|period|limit|deadline|plan|target|average|high|low|record|mark)\b|-(?:old|high)")


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each length with the beginning and the end that it is told with, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.role in {"lasting", "plain"} and lapse.unit not in {"hour", "minute"}:
            yield from _checks(document, lapse)


def _checks(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    around = moments_around(document, lapse)
    if not 0 < len(around) <= _MOST or _NO_SPAN.match(document.text, lapse.span.end):
        return
    fine = [one for one in around if one.grain != "range" and is_fine_enough(lapse, one)]
    tied = _tied_pair(document, lapse)
    if tied:
        near = {*moments_near(document, lapse), *tied}
        fine = [one for one in near if is_fine_enough(lapse, one) and one.grain != "range"]
    holding = next(
        ((one, other) for one in fine for other in fine if one is not other and _goes_on(document, lapse, one, other)), None
    )
    if tied and holding:
        yield _check(document, lapse, *holding, holds=True)
    elif tied and is_fine_enough(lapse, *tied) and _is_near(lapse, *tied):
        yield _check(document, lapse, *tied, holds=False)
    elif not tied:
        yield from _until(document, lapse)
        yield from _since(document, lapse)


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
    return counted(lapse)[1] == "day" and _ON_STAGE.search(document.text, start, lapse.span.end + _NOUN) is not None


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
    if len(told) == 2 and _ends_after(document, lapse, *told):
        return told[1], told[0]
    if not told and lapse.role == "lasting" and (pair := _with_sentence_behind(document, lapse)):
        return pair
    return _with_sentence_before(document, lapse, told)


def _with_sentence_behind(document: Document, lapse: Lapse) -> tuple[Moment, Moment] | None:
    """Return `The term lasts four years. He was elected in 2020, and it ends in 2024` with both ends behind it."""
    told = [one for one in moments_around(document, lapse, 0) if one.sentence == lapse.sentence + 1]
    is_term = _LASTS.search(document.text[max(0, lapse.span.start - _NOUN) : lapse.span.start])
    is_framed = len(told) == len(("first", "last")) and begins(document, told[0]) and ends(document, told[1])
    return (told[0], told[1]) if is_term and is_framed else None


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
    is_ended = ends(document, last) and not begins(document, last)
    if lapse.span.end <= first.span.start:
        is_from = document.text.startswith(" from ", lapse.span.end) or lead_of(document, first) in {"from", "between"}
        return is_ended and (is_from or (is_begun and _is_adjective(document, lapse)))
    if lapse.span.start >= last.span.end or _is_adjective(document, lapse):
        return is_begun and is_ended
    before = document.text[max(0, lapse.span.start - _NOUN) : lapse.span.start]
    return is_begun and _LASTS.search(before) is not None


def _ends_after(document: Document, lapse: Lapse, last: Moment, first: Moment) -> bool:
    """Return whether it reads `retired in 2006 after 30 years with the firm, which she joined in 1976`."""
    is_after = _AFTER.fullmatch(document.text, last.span.end, lapse.span.start) is not None
    return is_after and ends(document, last) and begins(document, first) and first.event.verb != last.event.verb


def _is_adjective(document: Document, lapse: Lapse) -> bool:
    return "-" in document.quote(lapse.span)


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


def _since(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `mayor since 2011, said that after 11 years he was tired` against the day of publication."""
    published = day_of_writing(document)
    near = moments_near(document, lapse, 1)
    since = [one for one in near if one.is_dated and lead_of(document, one) == "since"]
    others = [one for one in near if one.is_dated and one not in since]
    if published is None or len(since) != 1 or others or lapse.role != "lasting" or counted(lapse)[1] != "year":
        return
    first, today = since[0].likely, Stretch(published, published)
    before = document.text[max(0, lapse.span.start - _NOUN) : lapse.span.start]
    gap = max(since[0].span.start - lapse.span.end, lapse.span.start - since[0].span.end)
    is_own = gap <= _BESIDE_SINCE if since[0].sentence == lapse.sentence else _IN_POST.match(document.text, lapse.span.end)
    is_own = is_own or _ONLY_AFTER.search(before) is not None
    if is_own and _is_close_to(lapse, first, today) and not _is_adjective(document, lapse):
        holds = goes_on_between(lapse, first, today)
        arithmetic = f"{document.quote(since[0].span)} to {published.isoformat()} = {length_between(first, today, 'year')}"
        yield check_of(document, lapse, since, arithmetic=arithmetic, holds=holds)


def _check(document: Document, lapse: Lapse, first: Moment, last: Moment, *, holds: bool) -> ArithmeticCheck:
    _, unit = counted(lapse)
    words = f"{document.quote(first.span)} to {document.quote(last.span)}"
    length = length_between(first.likely, last.likely, unit)
    if _is_on_stage(document, lapse):
        length = f"{plural((last.likely.last - first.likely.first).days + 1, 'day')}, both counted"
    arithmetic = f"{words} = {length}"
    return check_of(document, lapse, (first, last), arithmetic=arithmetic, holds=holds)
