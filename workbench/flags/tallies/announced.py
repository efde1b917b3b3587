"""A count that announces a list, against the list: behind a colon, in bullets, in the next sentence."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.setting import Setting, settings_by_sentence
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.flags.tallies.items import counted_in, list_items
from workbench.flags.tallies.tally import HeldTally
from workbench.text.document import Document

_MOST: Final = 12
_NEAR: Final = 2
_COLON: Final = re.compile(r":\s(?=\S)")
_NOT_ALL: Final = re.compile(
    r"\b(?:such as|including|among|for example|at least|first|one of|some of|another|most|many|other|each|per|"
    r"rose|fell|from)\b",
    re.IGNORECASE,
)
_ANNOUNCERS: Final = re.compile(
    r"\b(?:reasons?|ways|options|pledges|promises|recommendations|demands|questions|conditions|aims|goals|objectives|"
    r"points|changes|measures|proposals|priorities|steps|stages|phases|themes|lessons|mistakes|faults|parts|tests|"
    r"criteria|"
    r"principles|requirements|causes|findings|charges|targets|rules|things)\b",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"^(?: [a-z-]+){0,2}? (?:daughters|sons|children|sisters|brothers|siblings|grandchildren|finalists|candidates|"
    r"members|"
    r"directors|authors|judges|bands|books|novels|films|albums|towns|villages|cities|schools|countries|states|"
    r"counties),\s"
    r"(?P<list>[A-Z][^;:.]*?)(?=[;.]|$)"
)
_PLURAL: Final = re.compile(r"^ (?:[\w’'-]+ ){0,4}?(?:[a-z]+s|people|men|women|children|craft|sheep|aircraft|staff)\b")
_VERB: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|includes?|included)\b")


def held_lists(document: Document) -> tuple[HeldTally, ...]:
    """Return every announced count whose list is found, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldTally, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldTally]:
    for index, settings in enumerate(settings_by_sentence(document)):
        sentence = document.sentences[index]
        place = Span(sentence.start, sentence.end)
        announcing = [one for one in settings if _may_announce(one)]
        if announcing:
            yield from _behind_colon(document, place, announcing)
            yield from _in_bullets(document, index, announcing[-1])
            yield from _in_next_sentence(document, index, announcing[-1])
            yield from _behind_noun(document, announcing)


def _may_announce(one: Setting) -> bool:
    quantity = one.quantity
    is_small = quantity.kind == "count" and 1 < quantity.value <= _MOST and quantity.value == int(quantity.value)
    return (
        is_small
        and not quantity.bound
        and not quantity.unit
        and not re.search(r"\b(?:the first|last|of|than) $", one.before)
    )


def _behind_colon(document: Document, place: Span, announcing: list[Setting]) -> Iterator[HeldTally]:
    """Yield the last count before the colon against the items behind it."""
    match = _COLON.search(document.text, place.start, place.end)
    if match is None:
        return
    before = [one for one in announcing if one.quantity.span.end <= match.start()]
    if not before or document.quotation_at(match.start()):
        return
    opening = document.text[before[-1].quantity.span.end : match.start()]
    listed = Span(match.end(), place.end)
    words = document.text[listed.start : listed.end]
    if (
        not _PLURAL.match(opening)
        or _NOT_ALL.search(opening)
        or _COLON.search(words)
        or "“" in words
        or '"' in words[:1]
    ):
        return
    items = list_items(" ".join(words.split()))
    if len(items) < 2 or (_VERB.search(words) and ";" not in words):  # noqa: PLR2004 - a list has two
        return
    yield from _checked([one.quantity for one in before], (items, listed))


def _in_bullets(document: Document, index: int, one: Setting) -> Iterator[HeldTally]:
    sentence = document.sentences[index]
    paragraph = document.paragraphs[sentence.paragraph]
    if document.text[paragraph.end - 1] != ":" or one.quantity.span.end < sentence.start or _NOT_ALL.search(one.after):
        return
    bullets = []
    for following in document.paragraphs[sentence.paragraph + 1 :]:
        if following.role != "bullet":
            break
        bullets.append(document.text[following.start : following.end])
    if len(bullets) > 1:
        last = document.paragraphs[sentence.paragraph + len(bullets)]
        first = document.paragraphs[sentence.paragraph + 1]
        yield from _checked([one.quantity], (tuple(bullets), Span(first.start, last.end)))


def _in_next_sentence(document: Document, index: int, one: Setting) -> Iterator[HeldTally]:
    """Yield the count of reasons and the like against the parts of the next sentence that semicolons set off."""
    if index + 1 >= len(document.sentences) or not _ANNOUNCERS.search(one.after) or ":" in one.after:
        return
    following = document.sentences[index + 1]
    words = document.text[following.start : following.end]
    if words.count(";") > 1 and following.paragraph - document.sentences[index].paragraph <= 1:
        items = list_items(" ".join(words.split()))
        yield from _checked([one.quantity], (items, Span(following.start, following.end)))


def _behind_noun(document: Document, announcing: list[Setting]) -> Iterator[HeldTally]:
    """Yield "three daughters, Ann, Beth and Clara" against the names."""
    for one in announcing:
        quantity = one.quantity
        after = document.text[quantity.span.end : one.place.end]
        match = _PEOPLE.match(after)
        if match is None or _NOT_ALL.search(match.group()):
            continue
        items = list_items(match["list"])
        if len(items) > 1 and all(item[:1].isupper() for item in items) and not _VERB.search(match["list"]):
            start = quantity.span.end + match.start("list")
            yield from _checked([quantity], (items, Span(start, start + len(match["list"]))))


def _checked(announced: list[Quantity], listed: tuple[tuple[str, ...], Span]) -> Iterator[HeldTally]:
    """Yield the nearest count against the list: so many items, or as many as the items' own numbers make."""
    items, place = listed
    if len(items) < 2:  # noqa: PLR2004 - a list has two
        return
    numbers = {len(items), counted_in(items)} - {0}
    stated = announced[-1]
    fitting = stated.value in numbers
    wrong = counted_in(items) or len(items)
    if not fitting and abs(wrong - stated.value) > (1 if counted_in(items) else _NEAR):
        return
    check = _check(stated, (int(stated.value) if fitting else wrong, place))
    yield HeldTally(check, "list", place)


def _check(stated: Quantity, listed: tuple[int, Span]) -> ArithmeticCheck:
    many, _ = listed
    holds = many == stated.value
    arithmetic = f"{many} listed"
    message = f"{many} follow, but the text says {stated.figure}."
    return arithmetic_check(stated.figure, (), arithmetic=arithmetic, holds=holds, message=message)
