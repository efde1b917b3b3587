"""The beginning and the end that a text tells together with how long something goes on."""

import re
from itertools import pairwise
from typing import Final

from workbench.facts.moments.moment import Moment
from workbench.flags.lapses.leads import begins, ends, lead_of
from workbench.flags.lapses.told import Told

Ends = tuple[Moment, Moment]
"""The moment at which something begins, and that at which it ends."""

_AFTER: Final = re.compile(r",?\s(?:and\s)?after\s(?:a\s|an\s|some\s|about\s|nearly\s|almost\s)?", re.IGNORECASE)
_LASTS: Final = re.compile(r"\b(?:lasts?|runs?|lasted|lasting|takes?)\s(?:\w+\s){0,2}$")
_WENT_ON: Final = re.compile(
    r"\b(?:went on|lasted|continued|ran|spanned|persisted|dragged on) for\s(?:\w+\s){0,3}$", re.IGNORECASE
)
_OTHER_LENGTH: Final = re.compile(r"[;:.]|\b(?:every|each|per|a year|and)\b")
_OPENS: Final = frozenset({"from", "between"})
_JOINTS: Final = frozenset({"to", "and", "through", "until", "till", "–", "-", "—"})
_JOINTS_ALONE: Final = frozenset({"until", "till", "–", "-", "—"})
_TO: Final = frozenset({"to", "until"})
_TWO: Final = 2
_MOST_TOLD: Final = 3
_NEAR: Final = 45
_NOUN: Final = 25


def begun_and_ended(told: Told) -> Ends | None:
    """Return the beginning and the end told with the length, in its sentence or around it; None where none are."""
    beside = [one for one in told.beside() if one.grain != "range"]
    if len(beside) > _MOST_TOLD:
        return None
    ranges = (pair for pair in pairwise(beside) if _is_range_beside(told, *pair))
    return next(ranges, None) or _framing(told, beside) or _over_sentences(told, beside)


def _is_range_beside(told: Told, first: Moment, last: Moment) -> bool:
    """Return whether `from 6 May to 18 May` stands right beside the length."""
    text, lapse = told.document.text, told.lapse.span
    if not _is_range(told, first, last) or text.startswith(" between", lapse.end):
        return False
    is_behind = last.span.end <= lapse.start
    between = text[last.span.end : lapse.start] if is_behind else text[lapse.end : first.span.start]
    return 0 < len(between) <= _NEAR and not _OTHER_LENGTH.search(between)


def _is_range(told: Told, first: Moment, last: Moment) -> bool:
    joint = told.document.text[first.span.end : last.span.start].strip(" ,").lower()
    opens = lead_of(told.document, first) in {*_OPENS, "–"}
    return joint in _JOINTS_ALONE or (opens and joint in _JOINTS)


def _framing(told: Told, beside: list[Moment]) -> Ends | None:
    """Return the two moments of the sentence where one begins and the other ends what goes on so long."""
    if len(beside) != _TWO or told.lapse.role != "lasting":
        return None
    first, last = beside
    document, lapse = told.document, told.lapse.span
    is_after = _AFTER.fullmatch(document.text, first.span.end, lapse.start) is not None
    if is_after and ends(document, first) and begins(document, last) and first.event.verb != last.event.verb:
        return last, first
    return (first, last) if _is_framed(told, first, last) else None


def _is_framed(told: Told, first: Moment, last: Moment) -> bool:
    document, lapse = told.document, told.lapse.span
    lead = lead_of(document, first)
    is_begun = begins(document, first) and lead not in _TO
    is_ended = ends(document, last) and not begins(document, last)
    if lapse.end <= first.span.start:
        is_from = document.text.startswith(" from ", lapse.end) or lead in _OPENS
        return is_ended and (is_from or (is_begun and told.is_adjective))
    if lapse.start >= last.span.end or told.is_adjective:
        return is_begun and is_ended
    return is_begun and _LASTS.search(told.words_before(_NOUN)) is not None


def _over_sentences(told: Told, beside: list[Moment]) -> Ends | None:
    """Return the ends where one sentence does not hold the length and both of them."""
    if told.lapse.role != "lasting" or told.lapse.sentence < 0:
        return None
    behind = [one for one in told.around(0) if one.sentence == told.lapse.sentence + 1]
    is_framed = len(behind) == _TWO and begins(told.document, behind[0]) and ends(told.document, behind[1])
    if not beside and is_framed and _LASTS.search(told.words_before(_NOUN)):
        return behind[0], behind[1]
    before = [one for one in told.around(0) if told.lapse.sentence - one.sentence == 1]
    if len(before) == _TWO and _WENT_ON.search(told.words_before(_NEAR)) and _is_range(told, *before):
        return before[0], before[1]
    return _ended_here(told, beside, before) if before else None


def _ended_here(told: Told, beside: list[Moment], before: list[Moment]) -> Ends | None:
    """Return `it came free on 18 May, after 12 days aground`, or the end of a second term, with what began before."""
    lapse = told.lapse
    for end in beside:
        if _AFTER.fullmatch(told.document.text, end.span.end, lapse.span.start):
            return (before[-1], end) if before[-1].grain == end.grain else None
        if lapse.times > 1 and end.span.start > lapse.span.end and ends(told.document, end):
            return before[-1], end
    return None
