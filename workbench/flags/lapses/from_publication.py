"""Lengths that count from the day of publication: 40 years ago; 50 years since it opened; for 11 years, since 2011."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.facts.moments.lapse import lapses_of
from workbench.facts.moments.moment import Moment
from workbench.facts.moments.stretch import Stretch
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.allowed import goes_on_between, lies_between
from workbench.flags.lapses.beside import moment_beside
from workbench.flags.lapses.from_events import phrase_behind
from workbench.flags.lapses.leads import lead_of
from workbench.flags.lapses.told import Told
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_TO: Final = re.compile(
    r",?\s(?:\w+\s)??(?:to|until|till)\s(?:the\s)?(?:(?:end|early|late|mid|close)[\s-](?:of\s)?)?", re.IGNORECASE
)
_RUNS: Final = re.compile(
    r"\b(?:runs?|signed|sign|signs|agreed|extended|new|deal|contract|agreement|lease)\b", re.IGNORECASE
)
_IN_POST: Final = re.compile(r"\s(?:in|at|as|with|on)\s(?:the|his|her|their|its|charge|office|post|power)\b")
_AFTER: Final = re.compile(r"\b[Aa]fter\s(?:\w+\s)?$")
_CLOSE: Final = 12
"""Code points between "for 11 years" and "since 2011"."""

_NOUN: Final = 25
_LIKE_A_SLIP: Final = 5.0


def years_from_publication(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each "ago" and "years since" beside a date, whether it holds or not."""
    if day_of_writing(document) is None:
        return
    for lapse in lapses_of(document):
        if lapse.unit not in {"hour", "minute"} and lapse.role in {"ago", "since"}:
            told = Told(document, lapse)
            yield from _ago(told) if lapse.role == "ago" else _years_since(told)


def _ago(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield `in 1990, 40 years ago`."""
    this, today = moment_beside(told), told.today
    if this is None or today is None or this.grain == "range":
        return
    holds = any(_may_be(told, then, today) for then in this.readings)
    if holds or (this.is_dated and told.can_clash_with(this)):
        yield _check(told, this, holds=holds)


def _years_since(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield `It is 50 years since the museum opened in 1974`."""
    phrase, today = phrase_behind(told), told.today
    inside = [one for one in told.beside() if phrase and phrase.holds(one.span)]
    if today is None or len(inside) != 1 or len(told.beside()) > 1 or not inside[0].is_dated:
        return
    if told.can_clash_with(*inside):
        yield _check(told, inside[0], holds=_may_be(told, inside[0].likely, today))


def _may_be(told: Told, then: Stretch, today: Stretch) -> bool:
    """Return whether the length may lie between, also by the numbers of the years alone."""
    by_number = told.unit == "year" and abs(today.first.year - then.first.year - told.many) <= bool(told.lapse.bound)
    return by_number or lies_between(told.lapse, then, today)


def what_goes_on(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield what began by publication and ends then, or goes on since then; in a text with a day of publication."""
    if told.today is not None and told.lapse.role == "lasting" and told.lapse.sentence >= 0:
        yield from _until(told, told.today)
        yield from _since(told, told.today)


def _until(told: Told, today: Stretch) -> Iterator[ArithmeticCheck]:
    """Yield `runs for two years, to October 2026`."""
    behind = [one for one in told.beside() if one.span.start >= told.lapse.span.end and one.is_dated]
    if len(behind) != 1 or told.unit not in {"year", "month"}:
        return
    end, text = behind[0], told.document.text
    is_told_to = _TO.fullmatch(text, told.lapse.span.end, end.span.start) is not None
    runs = _RUNS.search(text, told.start, told.lapse.span.start) is not None
    if is_told_to and runs and end.likely.last > today.last and told.is_near(today, end.likely, factor=_LIKE_A_SLIP):
        begun = [one.likely for one in told.near() if one.is_dated and one is not end]
        holds = any(goes_on_between(told.lapse, first, end.likely) for first in (today, *begun))
        words = f"{today.first.isoformat()} to {told.document.quote(end.span)}"
        yield told.check((end,), f"{words} = {told.length(today, end.likely)}", holds=holds)


def _since(told: Told, today: Stretch) -> Iterator[ArithmeticCheck]:
    """Yield `mayor since 2011, said that after 11 years he was tired`."""
    dated = [one for one in told.near(1) if one.is_dated]
    if len(dated) != 1 or lead_of(told.document, dated[0]) != "since" or told.unit != "year" or told.is_adjective:
        return
    since = dated[0]
    if _is_of_what_goes_on(told, since) and told.is_near(since.likely, today, factor=_LIKE_A_SLIP):
        yield _check(told, since, holds=goes_on_between(told.lapse, since.likely, today))


def _is_of_what_goes_on(told: Told, since: Moment) -> bool:
    lapse = told.lapse
    if _AFTER.search(told.words_before(_NOUN)):
        return True
    if since.sentence != lapse.sentence:
        return _IN_POST.match(told.document.text, lapse.span.end) is not None
    return max(since.span.start - lapse.span.end, lapse.span.start - since.span.end) <= _CLOSE


def _check(told: Told, then: Moment, *, holds: bool) -> ArithmeticCheck:
    today = told.today or then.likely
    words = f"{told.document.quote(then.span)} to {today.first.isoformat()}"
    return told.check((then,), f"{words} = {told.length(then.likely, today)}", holds=holds)
