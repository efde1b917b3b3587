"""Ages against the day of birth and the day they are told of, and against each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch, whole_years
from workbench.flags.lapses.reach import moments_told_with
from workbench.flags.lapses.time_check import age_holds, check_of
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.counting import plural
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing
from workbench.text.terms import stem

_BORN: Final = re.compile(r"\b(?:[Bb]orn|b\.)(?::|\b)[^.;:()]{0,60}$")
_BIRTH: Final = re.compile(r"\s(?:as|for)\s(?:the|her|his|their)\s(?:year|date|day) of birth\b")
_DEATH: Final = re.compile(r"\b(?:died|dies|dead|death|killed|murdered|drowned|shot|executed|passed away)\b", re.IGNORECASE)
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w’'-]+")
_PRONOUNS: Final = frozenset({"he", "she", "who"})
_KIN: Final = re.compile(
    r"\b(?:(?:grand|step)?(?:son|daughter|father|mother|child|children|parents?)|brothers?|sisters?|wife|husband|widow\w*|"
    r"twins?|aunt|uncle|nephew|niece|cousin|sons|daughters|girl|boy|partner|couple)\b",
    re.IGNORECASE,
)
_POST_NOMINAL: Final = re.compile(r",?\s(?:[A-Z]{2,4}|Jr\.?|Sr\.?)$")
_REACH: Final = 70
_LINE: Final = 100
_FOLLOWS_NAME: Final = re.compile(r",? ?(?:\((?:born|b\.)\s(?:on\s|in\s)?)?")


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each age with the birth and the day it is told of, whether it holds or not."""
    ages = [lapse for lapse in lapses_of(document) if lapse.role in {"age", "birthday"}]
    if not ages:
        return
    births = [(one, _person_at(document, one.span)) for one in moments_of(document) if _is_birth(document, one)]
    for lapse in ages:
        yield from _against_birth(document, lapse, births)
    yield from _against_each_other(document, ages)


def _is_birth(document: Document, moment: Moment) -> bool:
    start = moment.span.start
    if moment.grain == "range":
        return False
    before = _BORN.search(document.text, max(0, start - _REACH), start)
    if before and len([one for one in moments_of(document) if before.start() < one.span.start < start]) == 0:
        return True
    return _BIRTH.match(document.text, moment.span.end) is not None


def _against_birth(
    document: Document, lapse: Lapse, births: Sequence[tuple[Moment, str]]
) -> Iterator[ArithmeticCheck]:
    person = _person_at(document, lapse.span)
    beside = [born for born, _ in births if _is_told_with(document, born, lapse)]
    own = [born for born, name in births if name and _is_one_person(document, name, person, only=len(births) == 1)]
    found = own or (beside if not _has_kin(document, lapse) else [])
    if not found or len({born.readings for born in found}) != 1:
        return
    born = found[0]
    told = [
        one
        for one in moments_told_with(document, lapse)
        if one is not born and not _is_birth(document, one) and one.grain != "range"
    ]
    deaths = [one for one in moments_of(document) if one.event.verb == stem("died") and one is not born] if person else []
    then = [*told, *deaths]
    days = [reading for one in then for reading in one.readings]
    published = day_of_writing(document)
    today = [] if published is None else [Stretch(published, published)]
    if not days and not today:
        return
    holds = any(age_holds(lapse, first, last) for first in born.readings for last in (*days, *today))
    day, other = _told_of(document, lapse, then, today)
    if not holds and not _is_plain(lapse, born, day):
        return
    ages = whole_years(born.likely, day)
    words = plural(ages.high, "year") if ages.low == ages.high else f"{ages.low:g} or {plural(int(ages.high), 'year')}"
    when = document.quote(other.span) if other else day.first.isoformat()
    others = (born, other) if other else (born,)
    yield check_of(document, lapse, others, arithmetic=f"{document.quote(born.span)} to {when} = {words}", holds=holds)


def _is_one_person(document: Document, one: str, other: str, *, only: bool) -> bool:
    """Return whether two surnames are one person's: the same, or where one alone is born, of one first name."""
    if one == other or not (one and other and only):
        return one == other
    firsts = [{name.text.split()[0] for name in document.names if name.text.lower().endswith(f" {key}")} for key in (one, other)]
    return len(firsts[0]) == 1 and firsts[0] <= firsts[1]


def _is_told_with(document: Document, born: Moment, lapse: Lapse) -> bool:
    """Return whether both stand in one sentence, or in one line of dates that names nobody."""
    if born.paragraph != lapse.paragraph or born.sentence == lapse.sentence:
        return born.paragraph == lapse.paragraph
    line = document.paragraphs[lapse.paragraph]
    return document.text.startswith("Born", line.start) and line.end - line.start <= _LINE


def _is_plain(lapse: Lapse, born: Moment, day: Stretch) -> bool:
    """Return whether nothing else can be meant, as the age is possible and the birth lies before."""
    return born.is_dated and day.last.year > born.likely.first.year and lapse.bound == ""


def _told_of(
    document: Document, lapse: Lapse, then: Sequence[Moment], today: Sequence[Stretch]
) -> tuple[Stretch, Moment | None]:
    """Return the day at which the age is told: that of the death, of its sentence, or of publication."""
    sentence = document.sentences[lapse.sentence] if lapse.sentence >= 0 else None
    tells_death = sentence and _DEATH.search(document.text, sentence.start, sentence.end)
    dead = next((one for one in then if one.event.verb == stem("died")), None)
    near = min(then, key=lambda one: abs(one.span.start - lapse.span.start), default=None)
    if dead and tells_death:
        return dead.likely, dead
    if near is not None and (near.sentence == lapse.sentence or not today):
        return near.likely, near
    return today[0], None


def _has_kin(document: Document, lapse: Lapse) -> bool:
    if lapse.sentence < 0:
        return False
    sentence = document.sentences[lapse.sentence]
    return _KIN.search(document.text, sentence.start, sentence.end) is not None


def _person_at(document: Document, place: Span) -> str:
    """Return the surname, in lower case, of the person the words at a place are told of; empty where it is unsure."""
    sentence = next(iter(document.sentences_in(place)), None)
    if sentence is None:
        return ""
    before = [name for name in document.names if sentence.start <= name.start and name.end <= place.start and name.kind != "place"]
    if before and _FOLLOWS_NAME.fullmatch(document.text, before[-1].end, place.start):
        return _surname(before[-1].text)
    behind = next((name for name in document.names if 0 < name.start - place.end <= len("-year-old ") and name.kind != "place"), None)
    if behind and document.text[place.end : behind.start].strip(" -").lower() in {"year-old", "years-old", ""}:
        return _surname(behind.text)
    return _surname_of_subject(document, place, [name.text for name in before])


def _surname_of_subject(document: Document, place: Span, before: Sequence[str]) -> str:
    if not document.tagged:
        return _surname(before[0]) if len(before) == 1 else ""
    moments = [one for one in moments_of(document) if one.span == place]
    sentence = document.sentences_in(place)[0]
    subject = moments[0].event.subject if moments else _subject_at(document, place)
    if subject is None:
        return ""
    words = subject.of(document.text)
    if words.lower() == "who":
        named = [name.text for name in document.names if sentence.start <= name.start and name.end <= subject.start and name.kind != "place"]
        return _surname(named[-1]) if named else ""
    if words.lower() in _PRONOUNS:
        return _surname(facts_of(document).people.meant_by(words, subject))
    named = [name.text for name in document.names if subject.start <= name.start and name.end <= subject.end and name.kind != "place"]
    return _surname(named[0]) if named else ""


def _subject_at(document: Document, place: Span) -> Span | None:
    from workbench.facts.moments.happened import event_at

    sentence = document.sentences_in(place)[0]
    return event_at(facts_of(document).tree(sentence), place).subject


def _surname(name: str) -> str:
    plain = name if name.isupper() else _POST_NOMINAL.sub("", name)
    words = _NAME_WORD.findall(plain.removesuffix("'s").removesuffix("’s"))
    return words[-1].lower() if words and words[-1].lower() not in _PRONOUNS else ""


def _against_each_other(document: Document, ages: Sequence[Lapse]) -> Iterator[ArithmeticCheck]:
    """Yield `was 44 in 1985 and 74 in 2015`, two ages of one person and the years they are told of."""
    by_sentence: dict[int, list[Lapse]] = {}
    for lapse in ages:
        by_sentence.setdefault(lapse.sentence, []).append(lapse)
    for sentence, found in by_sentence.items():
        told = [] if sentence < 0 else [one for one in moments_told_with(document, found[0]) if one.is_dated]
        if len(found) != 2 or len(told) != 2 or _has_kin(document, found[0]):
            continue
        (first, second), (one, other) = found, told
        in_order = first.span.start < one.span.start < second.span.start < other.span.start
        people = {name for name in (_person_at(document, lapse.span) for lapse in found) if name}
        if not in_order or len(people) > 1:
            continue
        years = other.likely.first.year - one.likely.first.year
        holds = abs(second.count - first.count - years) <= 1
        arithmetic = f"{document.quote(one.span)} to {document.quote(other.span)} = {plural(years, 'year')}, {first.count:g} to {second.count:g} = {second.count - first.count:g}"
        yield check_of(document, second, (one, other), arithmetic=arithmetic, holds=holds)
