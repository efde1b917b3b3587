"""What stands before a moment: its preposition, and whether its clause begins or ends something."""

import re
from typing import Final

from workbench.facts.moments.moment import Moment
from workbench.facts.moments.turning_points import BEGINNING, ENDING
from workbench.text.document import Document

_LEAD: Final = re.compile(
    r"(?:\b(?P<lead>from|since|between|starting|beginning|to|until|till|through|up to|on|in|by|after|before|of|and|for|"
    r"than|at|with|about|around|like|as)|(?P<dash>[–—-]))"
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
