"""Attributes of persons in news found by patterns alone, and each changed at one of two places."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

FULL_NAME = re.compile(r"(?<![\w.] )\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b(?! [A-Z])")
PEOPLES_WORDS = """
American British French German Italian Spanish Dutch Swedish Danish Norwegian Polish Russian Ukrainian Turkish
Greek Israeli Iranian Iraqi Syrian Egyptian Nigerian Ghanaian Kenyan Zambian Indian Pakistani Chinese Japanese
Australian Canadian Mexican Brazilian Argentine Colombian Irish Scottish Welsh Belgian Swiss Austrian
"""
PEOPLES = PEOPLES_WORDS.split()
PARTIES = ("Republican", "Democratic", "Conservative", "Labour")
POSTS = (
    ("chairman", "treasurer"),
    ("chief executive", "chief financial officer"),
    ("goalkeeper", "striker"),
    ("striker", "goalkeeper"),
    ("midfielder", "goalkeeper"),
    ("ambassador", "consul"),
    ("prime minister", "foreign minister"),
    ("foreign minister", "finance minister"),
    ("senator", "governor"),
    ("governor", "senator"),
    ("judge", "prosecutor"),
    ("president", "vice president"),
    ("mayor", "deputy mayor"),
    ("bishop", "archbishop"),
    ("quarterback", "linebacker"),
    ("teacher", "nurse"),
    ("farmer", "dentist"),
    ("secretary", "treasurer"),
)
OTHER = {
    "He": "She",
    "She": "He",
    "R": "D",
    "D": "R",
    "Republican": "Democratic",
    "Democratic": "Republican",
    "Conservative": "Labour",
    "Labour": "Conservative",
}


class Told(NamedTuple):
    """An attribute of a person at one place: its kind, its value, and the span of the words that change."""

    kind: str
    value: str
    start: int
    end: int


class Surname(NamedTuple):
    """A person by first name and surname, and the chance to draw by."""

    first: str
    last: str
    rng: random.Random


class Plant(NamedTuple):
    """A text with one attribute changed, and where."""

    file: str
    kind: str
    text: str
    start: int
    end: int


def persons_in(text: str) -> list[tuple[str, str]]:
    """The persons with one full name for their surname, who are named again by surname."""
    surnames = defaultdict(set)
    for first, last in FULL_NAME.findall(text):
        surnames[last].add(first)
    return [
        (next(iter(firsts)), last)
        for last, firsts in surnames.items()
        if len(firsts) == 1 and len(re.findall(rf"\b{last}\b", text)) > 1
    ]


def told_in(text: str, first: str, last: str) -> Iterator[Told]:
    """What the text tells of a person right beside a name, and by a description in the sentence after one."""
    name = rf"(?:{first} )?{last}"
    for kind, before, after in frames():
        for pattern in (*(rf"\b{one} {name}\b" for one in before), *(rf"\b{name}{one}" for one in after)):
            for found in re.finditer(pattern, text):
                yield Told(kind, found["value"].lower(), found.start("value"), found.end("value"))
    for sentence in re.finditer(rf"[^.!?\n]*\b{last}\b[^.!?\n]*[.!?][”\"]? (?P<next>[^.!?\n]*)", text):
        if len(set(FULL_NAME.findall(sentence.group()))) > 1:
            continue
        for kind, pattern in descriptions():
            found = re.match(pattern, sentence["next"])
            if found:
                start = sentence.start("next")
                yield Told(kind, found["value"].lower(), start + found.start("value"), start + found.end("value"))


def frames() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    peoples, parties = "|".join(PEOPLES), "|".join(PARTIES)
    posts = "|".join(post for post, _ in POSTS)
    age = r"(?P<value>\d\d)"
    yield "age", (rf"{age}-year-old(?: [a-z-]+)?",), (rf", {age}[,.]", rf" \({age}\)", rf", aged {age}\b")
    yield "people", (rf"(?P<value>{peoples})(?: [a-z-]+){{0,3}}",), (rf", an? (?P<value>{peoples}) [a-z]",)
    letters = r" \((?P<value>[RD])-"
    yield "party", (rf"(?P<value>{parties})(?: [A-Za-z.]+){{0,2}}",), (letters, rf", an? (?P<value>{parties})\b")
    yield "post", (rf"(?i:(?P<value>{posts}))",), (rf", (?:the|an?) (?:[a-z]+ )?(?P<value>{posts})\b",)


def descriptions() -> Iterator[tuple[str, str]]:
    yield "age", r"The (?P<value>\d\d)-year-old\b"
    yield "people", rf"The (?P<value>{'|'.join(PEOPLES)})(?: [a-z]+)?(?= (?:said|was|has|had|will|also)\b)"
    yield "party", rf"The (?P<value>{'|'.join(PARTIES)})(?: [a-z]+)?(?= (?:said|was|has|had|will|also)\b)"
    yield "post", rf"The (?P<value>{'|'.join(post for post, _ in POSTS)})(?= (?:said|was|has|had|will|also)\b)"
    yield "pronoun", r"(?P<value>He|She)\b"


def changed(told: Told, words: str, rng: random.Random) -> str:
    """The words that replace what is told."""
    if told.kind in {"pronoun", "party"}:
        return OTHER[words]
    if told.kind == "age":
        turned = words[::-1]
        is_turned = turned != words and rng.random() < 0.5 and turned[0] != "0"
        return turned if is_turned else str(int(words) + rng.choice((-4, -3, -2, 2, 3, 4)))
    if told.kind == "people":
        return rng.choice([one for one in PEOPLES if one.lower() != told.value and clear_of(one, told.value)])
    new = dict(POSTS)[told.value]
    return new.title() if words[0].isupper() else new


def clear_of(people: str, value: str) -> bool:
    isles = {"british", "scottish", "welsh", "irish"}
    return not {people.lower(), value} <= isles


def plants_in(file: str, text: str, rng: random.Random) -> Iterator[Plant]:
    """At most one change of each kind in a text."""
    done: set[str] = set()
    for first, last in persons_in(text):
        for plant in plants_of(file, text, Surname(first, last, rng)):
            if plant.kind not in done:
                done.add(plant.kind)
                yield plant


def plants_of(file: str, text: str, person: Surname) -> Iterator[Plant]:
    """The changes that may be made of what is told of one person, a kind each."""
    by_value: defaultdict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for told in told_in(text, person.first, person.last):
        value = {"r": "republican", "d": "democratic"}.get(told.value, told.value)
        by_value[told.kind, value].add((told.start, told.end))
    values = Counter(kind for kind, _ in by_value)
    for (kind, value), places in sorted(by_value.items()):
        if values[kind] > 1:
            continue
        if len(places) > 1:
            start, end = person.rng.choice(sorted(places))
            new = changed(Told(kind, value, start, end), text[start:end], person.rng)
            yield Plant(file, f"{kind} twice", text[:start] + new + text[end:], start, start + len(new))
        elif again := told_again(text, Told(kind, value, *min(places)), person):
            yield Plant(file, f"{kind} again", *again)


def told_again(text: str, told: Told, person: Surname) -> tuple[str, int, int] | None:
    """The text with the attribute told again, changed, at a later mention that is a subject; None where none is."""
    last, rng = person.last, person.rng
    later = [
        found
        for found in re.finditer(rf"(?:(?<=\n)|(?<=[.”\"] )){last}(?= (?:said|was|has|had|will|told|added|is)\b)", text)
        if found.start() > told.end
        and text[max(0, found.start() - 4) : found.start()].strip() not in {"Mr.", "Ms.", "Dr."}
    ]
    forms = again_forms(told, last, changed(told, text[told.start : told.end], rng)) if told.kind != "pronoun" else ()
    if not later or not forms:
        return None
    place, new = rng.choice(later), rng.choice(forms)
    return text[: place.start()] + new + text[place.end() :], place.start(), place.start() + len(new)


def again_forms(told: Told, last: str, value: str) -> tuple[str, ...]:
    value = {"R": "Republican", "D": "Democrat", "Democratic": "Democrat", "Labour": "Labour politician"}.get(
        value, value
    )
    article = "an" if value[0] in "AEIOUaeiou" else "a"
    if told.kind == "age":
        return f"{last}, {value},", f"The {value}-year-old"
    if told.kind == "people":
        noun = f"The {value}" if value.endswith(("an", "i")) else f"{last}, who is {value},"
        return noun, f"{last}, {article} {value} citizen,"
    if told.kind == "party":
        return f"{last}, {article} {value},", f"The {value}"
    return f"{last}, the {value.lower()},", f"The {value.lower()}"
