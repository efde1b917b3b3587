"""The moment that a length of time is told beside: `on 14 May, 10 days later`, `a year later, in May`."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.facts.moments.moment import Moment
from workbench.flags.lapses.told import Told

_BEFORE: Final = re.compile(
    r"[,\s(–—-]*(?:(?:and|or|just|exactly|only|about|some|nearly|almost|more than|over|at least|less than|under|around|"
    r"barely|roughly)\s){0,2}"
)
_BEHIND: Final = re.compile(
    r"(?:\s(?:later|earlier|afterwards?|previously|on|late))?,?\s"
    r"(?:(?:and|or|late|early|again|finally|only|back|down)\s)?(?:in|on|by|around|at|of)\s"
    r"(?:early |late |mid-|the |end of )*",
    re.IGNORECASE,
)
_BEHIND_AGO: Final = re.compile(r"\sago,?\s(?:in|on)?\s?")
_BEHIND_PHRASE: Final = re.compile(r",\s(?:[\w’'-]+\s){0,8}?(?:in|on)\s(?:early |late |the )?")


def moment_beside(told: Told, phrase: Span | None = None) -> Moment | None:
    """Return the moment told beside the length: behind it where it counts on, or else right before it.

    One behind it may only come behind `phrase`, what the length is counted from.
    """
    lapse = told.lapse
    others = [one for one in told.beside() if not one.span.overlaps(lapse.span)]
    before = next((one for one in reversed(others) if one.span.end <= lapse.span.start), None)
    is_before = before is not None and _BEFORE.fullmatch(told.document.text, before.span.end, lapse.span.start)
    start = phrase.end if phrase else lapse.span.end
    behind = next((one for one in others if one.span.start >= start), None)
    pattern = _BEHIND_PHRASE if phrase else _BEHIND_AGO if lapse.role == "ago" else _BEHIND
    if behind and not pattern.fullmatch(told.document.text, start, behind.span.start):
        behind = None
    if behind and lapse.role in {"later", "earlier"}:
        return behind
    return before if is_before else behind
