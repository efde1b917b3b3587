"""Times counted from an event: `arrested on 16 November, three months after the blaze`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from workbench.domain.span import Span
from workbench.facts.moments.lapse import lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.turning_points import kindred
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.beside import moment_beside
from workbench.flags.lapses.counted_from import check_from, counts_from, is_tied
from workbench.flags.lapses.told import Told
from workbench.text.document import Document
from workbench.text.terms import terms_of

_WORD: Final = re.compile(r"\s\w+(?: of)?\s?")
"""The "after" or "before" itself."""

_PHRASE_ENDS: Final = re.compile(r",|;|:|\(|\)|[.!?]\s|[.!?]$| [–—-] |\band\b|\bbut\b|\bwhen\b|\bwhile\b|”|\"")
_IN_CLAUSE: Final = re.compile(r"\b(?:that|which|who|where|whose)\b")
_LONGEST: Final = 120
_ASIDE: Final = 30
_LIKE_A_SLIP: Final = 3.0


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such time with that of the event, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.role in {"after", "before"} and lapse.unit not in {"hour", "minute"}:
            yield from _checks(Told(document, lapse))


def _checks(told: Told) -> Iterator[ArithmeticCheck]:
    phrase = phrase_behind(told)
    this = moment_beside(told, phrase) if phrase else None
    if phrase is None or this is None:
        return
    inside = [one for one in told.beside() if phrase.holds(one.span) and one is not this]
    if inside and _IN_CLAUSE.search(told.document.text, phrase.start, inside[0].span.start):
        return
    events = inside or _events_of(told, phrase, this)
    reach = told.beside() if inside else [*events, *told.near()]
    fine = [one for one in reach if one is not this and told.can_clash_with(one)]
    holding = next((one for one in fine if counts_from(told, one, this)), None)
    if holding:
        yield check_from(told, holding, this, holds=True)
        return
    is_sure = inside or not told.lapse.bound
    tied = next(iter(events), None) if events and is_sure else _told_just_before(told, this)
    if tied and told.can_clash_with(this, tied):
        yield check_from(told, tied, this, holds=False)


def phrase_behind(told: Told) -> Span | None:
    """Return what is counted from: "the blaze" behind "three months after"; None where nothing is."""
    text = told.document.text
    if told.lapse.sentence < 0:
        return None
    word = _WORD.match(text, told.lapse.span.end)
    start = word.end() if word else told.lapse.span.end
    end = min(told.end, start + _LONGEST)
    dates = [one.span for one in told.beside()]
    for stop in _PHRASE_ENDS.finditer(text, start, end):
        if not any(date.start < stop.start() < date.end for date in dates):
            end = stop.start()
            break
    return Span(start, end) if start < end else None


def _told_just_before(told: Told, this: Moment) -> Moment | None:
    """Return the time told just before, where it may be that of the event and the length is nearly right."""
    before = [one for one in told.near(1) if one.span.end <= told.lapse.span.start and one is not this]
    if told.lapse.role == "before" or not before:
        return None
    last = before[-1]
    opened = told.document.text[max(0, last.span.start - _ASIDE) : last.span.start].rpartition(")")[2]
    is_near = told.is_near(last.likely, this.likely, factor=_LIKE_A_SLIP)
    return last if "(" not in opened and is_near and is_tied(told, last) else None


def _events_of(told: Told, phrase: Span, this: Moment) -> list[Moment]:
    """Return the moments at which the text says that the event happened; none where they differ."""
    wanted = terms_of(phrase.of(told.document.text))
    if not wanted:
        return []
    close, actors = kindred(frozenset(wanted)), kindred(frozenset(wanted[:1]))
    by_word = told.document.once(_moments_by_word)
    found = {one for word in close for one in by_word.get(word, ()) if one.sentence != this.sentence}
    known = {one: len(close & one.event.about) + _acts(told.document, one, actors) for one in found}
    best = max(known.values(), default=0)
    if best < len(set(wanted)) / 2:
        return []
    likeliest = sorted((one for one, many in known.items() if many == best), key=lambda one: one.span)
    return likeliest if len({one.likely for one in likeliest}) == 1 else []


def _moments_by_word(document: Document) -> Mapping[str, list[Moment]]:
    """Return the moments by the words of what happened then."""
    by_word: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments_of(document):
        for word in moment.event.about:
            by_word[word].append(moment)
    return by_word


def _acts(document: Document, moment: Moment, actors: frozenset[str]) -> bool:
    """Return whether one of the words is the subject of what happened."""
    subject = moment.event.subject
    return subject is not None and not actors.isdisjoint(terms_of(subject.of(document.text)))
