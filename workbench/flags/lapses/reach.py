"""What stands around a moment: its preposition, whether its clause begins or ends something, and its neighbours."""

import re
from bisect import bisect_left, bisect_right
from itertools import product
from typing import Final

from workbench.facts.moments.lapse import Lapse
from workbench.facts.moments.moment import Moment, moments_in, moments_of
from workbench.facts.moments.stretch import Stretch
from workbench.facts.moments.turning_points import BEGINNING, ENDING
from workbench.text.document import Document

_LEAD: Final = re.compile(
    r"(?:\b(?P<lead>from|since|between|starting|beginning|to|until|till|through|up to|on|in|by|after|before|of|and|for|than|at|with|about|around|like|as)|(?P<dash>[–—-]))"
    r"\s?(?:(?:the|early|late|mid|end of|start of|beginning of|close of|spring of|summer of|autumn of|winter of|around|"
    r"about)[\s-]?){0,3}$",
    re.IGNORECASE,
)
_REACH: Final = 45


def lead_of(document: Document, moment: Moment) -> str:
    """Return the preposition before a moment, "–" for a dash, or nothing."""
    start = moment.span.start
    found = _LEAD.search(document.text, max(0, start - _REACH), start)
    return (found["lead"] or "–").lower() if found else ""


def begins(document: Document, moment: Moment) -> bool:
    """Return whether the moment is told as a beginning."""
    lead = lead_of(document, moment)
    if lead in {"from", "since", "between", "starting", "beginning"}:
        return True
    return lead not in {"to", "until", "till", "through"} and moment.event.verb in BEGINNING


def ends(document: Document, moment: Moment) -> bool:
    """Return whether the moment is told as an end."""
    lead = lead_of(document, moment)
    if lead in {"to", "until", "till", "through", "up to", "–"}:
        return True
    return lead not in {"from", "since"} and moment.event.verb in ENDING


def moments_around(document: Document, lapse: Lapse, paragraphs: int = 1) -> tuple[Moment, ...]:
    """Return the moments of the paragraph and of those beside it."""
    every = moments_of(document)
    first = bisect_left(every, lapse.paragraph - paragraphs, key=lambda moment: moment.paragraph)
    return every[first : bisect_right(every, lapse.paragraph + paragraphs, key=lambda moment: moment.paragraph)]


def moments_near(document: Document, lapse: Lapse, before: int = 2) -> list[Moment]:
    """Return the moments of its sentence and of those just before it in the paragraph; bare weekdays for days only."""
    is_short = lapse.unit in {"hour", "day", "week"}
    return [
        one
        for one in moments_around(document, lapse, 0)
        if 0 <= lapse.sentence - one.sentence <= before and (is_short or one.written.kind != "relative" or one.grain != "day")
    ]


def moments_told_with(document: Document, lapse: Lapse) -> tuple[Moment, ...]:
    """Return the moments of its sentence, or of its line where it stands in no sentence."""
    if lapse.sentence >= 0:
        sentence = document.sentences[lapse.sentence]
        return moments_in(document, sentence.start, sentence.end)
    paragraph = document.paragraphs[lapse.paragraph]
    return moments_in(document, paragraph.start, paragraph.end)


def pairs_of(one: Moment, other: Moment) -> list[tuple[Stretch, Stretch]]:
    """Return every pair of readings of two moments."""
    return list(product(one.readings, other.readings))
