"""Ages against the day of birth and the day they are told of, and against each other."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch, whole_years
from workbench.facts.moments.whose import person_at
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.allowed import age_holds
from workbench.flags.lapses.told import Told
from workbench.text.counting import plural
from workbench.text.document import Document
from workbench.text.terms import stem

_BORN: Final = re.compile(r"\b(?:[Bb]orn|b\.)(?::|\b)[^.;:()]{0,60}$")
_BIRTH: Final = re.compile(r"\s(?:as|for)\s(?:the|her|his|their)\s(?:year|date|day) of birth\b")
_DEATH: Final = re.compile(
    r"\b(?:died|dies|dead|death|killed|murdered|drowned|shot|executed|passed away)\b", re.IGNORECASE
)
_KIN: Final = re.compile(
    r"\b(?:(?:grand|step)?(?:son|daughter|father|mother|child|children|parents?)|brothers?|sisters?|wife|husband|widow\w*|"
    r"twins?|aunt|uncle|nephew|niece|cousin|sons|daughters|girl|boy|partner|couple)\b",
    re.IGNORECASE,
)
_DIED: Final = stem("died")
_REACH: Final = 70
_LINE: Final = 100
_TWO: Final = 2


class Birth(NamedTuple):
    """A day of birth and the surname of whose it is, or nothing."""

    moment: Moment
    person: str


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each age with the birth and the day it is told of, whether it holds or not."""
    ages = [Told(document, lapse) for lapse in lapses_of(document) if lapse.role in {"age", "birthday"}]
    if not ages:
        return
    births = [Birth(one, person_at(document, one.span)) for one in moments_of(document) if _is_birth(document, one)]
    for told in ages:
        yield from _against_birth(told, births)
    yield from _against_each_other(ages)


def _is_birth(document: Document, moment: Moment) -> bool:
    """Return whether somebody is born at the moment, by the words before it or behind."""
    every, start = moments_of(document), moment.span.start
    born = _BORN.search(document.text, max(0, start - _REACH), start)
    at = bisect_left(every, start, key=lambda one: one.span.start)
    is_next = born is not None and (at == 0 or every[at - 1].span.start < born.start())
    return moment.grain != "range" and (is_next or _BIRTH.match(document.text, moment.span.end) is not None)


def _against_birth(told: Told, births: Sequence[Birth]) -> Iterator[ArithmeticCheck]:
    born = _birth_of(told, births)
    if born is None:
        return
    then = [one for one in told.beside() if one is not born and not _is_birth(told.document, one)]
    then = [one for one in then if one.grain != "range"] + _deaths(told, born)
    today = [] if told.today is None else [told.today]
    days = [*(reading for one in then for reading in one.readings), *today]
    if not days:
        return
    holds = any(age_holds(told.lapse, first, last) for first in born.readings for last in days)
    day, at = _told_at(told, then)
    is_plain = born.is_dated and day.last.year > born.likely.first.year and not told.lapse.bound
    if holds or is_plain:
        others = (born,) if at is None else (born, at)
        when = day.first.isoformat() if at is None else told.document.quote(at.span)
        words = f"{told.document.quote(born.span)} to {when}"
        yield told.check(others, f"{words} = {_years(born.likely, day)}", holds=holds)


def _birth_of(told: Told, births: Sequence[Birth]) -> Moment | None:
    """Return the one birth that the age can be of: the person's own, or one told with it; None where it is unsure."""
    person, is_only = person_at(told.document, told.lapse.span), len(births) == 1
    own = [one.moment for one in births if _is_one_person(told.document, {one.person, person}, is_only=is_only)]
    if not own and not _KIN.search(told.document.text, told.start, told.end):
        own = [one.moment for one in births if _is_told_with(told, one.moment)]
    return own[0] if len({one.readings for one in own}) == 1 else None


def _is_one_person(document: Document, surnames: set[str], *, is_only: bool) -> bool:
    """Return whether two surnames are one person's: the same, or where only one is born, of one first name."""
    if "" in surnames or (len(surnames) > 1 and not is_only):
        return False
    first_names: list[set[str]] = [
        {name.text.split()[0] for name in document.names if name.text.lower().endswith(f" {one}")} for one in surnames
    ]
    fewest, *others = sorted(first_names, key=len)
    return not others or (len(fewest) == 1 and fewest <= others[0])


def _is_told_with(told: Told, born: Moment) -> bool:
    """Return whether both stand in one sentence, or in one line of dates that names nobody."""
    lapse = told.lapse
    if born.paragraph != lapse.paragraph or born.sentence == lapse.sentence:
        return born.paragraph == lapse.paragraph
    line = told.document.paragraphs[lapse.paragraph]
    return told.document.text.startswith("Born", line.start) and line.end - line.start <= _LINE


def _deaths(told: Told, born: Moment) -> list[Moment]:
    return [one for one in told.document.once(_all_deaths) if one is not born]


def _all_deaths(document: Document) -> tuple[Moment, ...]:
    return tuple(one for one in moments_of(document) if one.event.verb == _DIED)


def _told_at(told: Told, then: Sequence[Moment]) -> tuple[Stretch, Moment | None]:
    """Return the day the age is told of: that of the death, of its sentence, or of publication."""
    dead = next((one for one in then if one.event.verb == _DIED), None)
    if dead and _DEATH.search(told.document.text, told.start, told.end):
        return dead.likely, dead
    near = min(then, key=lambda one: abs(one.span.start - told.lapse.span.start), default=None)
    if near is not None and (told.today is None or near.sentence == told.lapse.sentence):
        return near.likely, near
    return told.today or then[0].likely, None


def _years(born: Stretch, day: Stretch) -> str:
    ages = whole_years(born, day)
    low, high = int(ages.low), int(ages.high)
    return plural(high, "year") if low == high else f"{low} or {plural(high, 'year')}"


def _against_each_other(ages: Sequence[Told]) -> Iterator[ArithmeticCheck]:
    """Yield `was 44 in 1985 and 74 in 2015`, two ages of one person and the years they are told of."""
    by_sentence: defaultdict[int, list[Told]] = defaultdict(list)
    for told in ages:
        by_sentence[told.lapse.sentence].append(told)
    for sentence, found in by_sentence.items():
        years = [one for one in found[0].beside() if one.is_dated] if sentence >= 0 else []
        if len(found) == _TWO and len(years) == _TWO and _is_one_row(found, years):
            yield _difference(found, years)


def _is_one_row(found: Sequence[Told], years: Sequence[Moment]) -> bool:
    """Return whether an age and its year, an age and its year are told of one person."""
    first, second = found
    places = [first.lapse.span, years[0].span, second.lapse.span, years[1].span]
    persons = {person_at(told.document, told.lapse.span) for told in found} - {""}
    has_kin = _KIN.search(first.document.text, first.start, first.end) is not None
    return places == sorted(places) and len(persons) <= 1 and not has_kin


def _difference(found: Sequence[Told], years: Sequence[Moment]) -> ArithmeticCheck:
    ages: list[Lapse] = [told.lapse for told in found]
    between = years[1].likely.first.year - years[0].likely.first.year
    grown = ages[1].many - ages[0].many
    words = " to ".join(found[0].document.quote(one.span) for one in years)
    arithmetic = f"{words} = {plural(between, 'year')}, {ages[0].many:g} to {ages[1].many:g} = {grown:g}"
    return found[1].check(years, arithmetic, holds=abs(grown - between) <= 1)
