"""A rise or a fall without a figure of its own, against the two figures it leads from and to."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.facts.quantities.figure import format_like
from workbench.flags.changes.held import HeldChange
from workbench.flags.changes.setting import are_alike, is_amount, settings_by_sentence
from workbench.flags.figures.arithmetic import arithmetic_check
from workbench.text.document import Document

_FROM: Final = re.compile(
    r"\b(?:(?P<up>rose|risen|increased|grew|grown|climbed)|(?P<down>fell|fallen|decreased|declined|dropped|shrank))"
    r" (?:\w+ ){0,2}?from [^\w\s]?$",
    re.IGNORECASE,
)
_LONGEST: Final = 60


def held_directions(document: Document) -> tuple[HeldChange, ...]:
    """Return every "rose from 12 to 9" and "fell from 9 to 12", in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldChange, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldChange]:
    for settings in settings_by_sentence(document):
        told = [one for one in settings if one.quantity.kind not in {"year", "day"}]
        for first, second in pairwise(told):
            match = _FROM.search(first.before)
            old, new = first.quantity, second.quantity
            is_pair = second.is_result and new.span.start - old.span.end <= _LONGEST and are_alike(old, new)
            is_figure = is_amount(old) or old.kind == "percent"
            if match is None or not is_pair or not is_figure or old.value == new.value:
                continue
            holds = (new.value > old.value) == bool(match["up"])
            arithmetic = f"{new.figure} - {old.figure} = {format_like(new.value - old.value, new.figure)}"
            message = f'{arithmetic}, which is not "{match["up"] or match["down"]}".'
            check = arithmetic_check(new.figure, (old.figure,), arithmetic=arithmetic, holds=holds, message=message)
            yield HeldChange(check, "way", "marked")
