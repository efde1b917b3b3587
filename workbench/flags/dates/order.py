"""Events told in an order that their dates contradict: shut in 2014, open again in 2012; gone after a later strike."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from workbench.facts.facts import facts_of
from workbench.facts.moments.happened import governing_verb
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.turning_points import ENDING
from workbench.flags.lapses.leads import lead_of
from workbench.text.document import Document

_AGAIN: Final = re.compile(
    r"\b(?:again|re-?(?:open|launch|start|establish|instat|built|build|sum|turn|surfac|form|join)\w*)\b", re.IGNORECASE
)
_JOINTS: Final = frozenset({"after", "before"})
_POINTS: Final = frozenset({"day", "month", "year"})
_STEPS: Final = 8
_LEADS: Final = frozenset({"", "in", "on"})


class OutOfOrder(NamedTuple):
    """Two moments in the wrong order, and the words that tell the order."""

    first: Moment
    second: Moment
    order: str


def told_out_of_order(document: Document) -> Iterator[OutOfOrder]:
    """Yield each pair of moments of which the text says that one comes first, and the calendar the other."""
    if not document.tagged:
        return
    every = [one for one in moments_of(document) if one.sentence >= 0 and one.grain in _POINTS and one.is_dated]
    for first, second in pairwise(every):
        if first.paragraph != second.paragraph or not {first.event.tense, second.event.tense} <= {"past", ""}:
            continue
        if first.sentence == second.sentence:
            yield from _joined(document, first, second)
        elif _is_taken_up_again(document, first, second) and second.likely.last < first.likely.first:
            yield OutOfOrder(first, second, "it ended, and went on again")


def _is_taken_up_again(document: Document, first: Moment, second: Moment) -> bool:
    """Return whether something ends in one sentence and goes on again in the next."""
    if second.sentence - first.sentence != 1 or first.event.verb not in ENDING:
        return False
    sentence = document.sentences[second.sentence]
    is_main = first.event.is_direct and second.event.is_direct
    is_main = is_main and lead_of(document, first) in _LEADS and lead_of(document, second) in _LEADS
    return is_main and _AGAIN.search(document.text, sentence.start, second.span.start) is not None


def _joined(document: Document, first: Moment, second: Moment) -> Iterator[OutOfOrder]:
    """Yield `he resigned in 2010 after the pit closed in 2012`: one clause hangs on the other by "after"."""
    word = _joint(document, first, second)
    if word is None and _joint(document, second, first) == "having":
        yield from _joined_by(document, second, first, word="having")
    if word is not None:
        yield from _joined_by(document, first, second, word=word)


def _joined_by(document: Document, first: Moment, second: Moment, *, word: str) -> Iterator[OutOfOrder]:
    if not {lead_of(document, first), lead_of(document, second)} <= _LEADS:
        return
    earlier, later = (second, first) if word in {"after", "having"} else (first, second)
    if later.likely.last < earlier.likely.first:
        yield OutOfOrder(first, second, f"{word!r} between them")


def _joint(document: Document, first: Moment, second: Moment) -> str | None:
    """Return "after" or "before" where the second moment's clause hangs on the first's by it, and nothing between."""
    tree = facts_of(document).tree(document.sentences[first.sentence])
    governing = governing_verb(tree, first.span)
    place = governing_verb(tree, second.span)
    if min(governing, place) < 0 or governing == place or tree.tokens[place].dep not in {"advcl", "pcomp"}:
        return None
    above = tree.head(place)
    word = next(
        (under for under in tree.below[place] if tree.tokens[under].dep in {"mark", "prep"} and under < place), None
    )
    if tree.tokens[place].dep == "pcomp":
        word, above = above, tree.head(above)
    if above == governing and any(tree.tokens[under].text.lower() == "having" for under in tree.below[place]):
        return "having"
    if not (first.event.is_direct and second.event.is_direct):
        return None
    text = "" if word is None else tree.tokens[word].text.lower()
    return text if above == governing and text in _JOINTS else None
