"""The number of a time against the earlier times that are listed: "a fourth title, after wins in 2011 and 2014"."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.flags.changes.setting import Setting, settings_by_sentence
from workbench.flags.figures.arithmetic import arithmetic_check
from workbench.flags.tallies.items import list_items
from workbench.flags.tallies.tally import HeldTally
from workbench.text.document import Document

_AFTER: Final = re.compile(
    r"^(?P<what>[^.;:!?]{2,70}?),? (?:after|following)(?: (?:those|ones|wins?|victories|defeats?|success(?:es)?|"
    r"titles?|deals?|"
    r"triumphs?|losses|triumph|gains?|purchases?|crashes|fires|attacks|visits))?(?: (?:in|at|against|over|of|to|"
    r"for|by))? (?P<list>[^.;:!?]+)",
)
_FAILED: Final = re.compile(
    r"^ (?:attempt|try|bid|time|go)\b[^.;:]{0,30}[:;.] (?P<list>[^.;:]*?\bon (?P<days>[^.;:]+?) (?:had |"
    r"have )?(?P<both>both|all (?P<all>three|four|five))? ?"
    r"(?:failed|been|fell))",
    re.IGNORECASE,
)
_PARTIAL: Final = re.compile(
    r"\b(?:most recent\w*|including|recent|notably|last|such as|among|also|previous|earlier|only)\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_RUNNING: Final = re.compile(
    r"^ (?:straight |consecutive |successive )?(?:year|season|time)(?: running| in a row| in succession)?\b",
    re.IGNORECASE,
)
_AS_WELL: Final = re.compile(
    r"^(?:It|They|He|She) (?:also )?(?:fell|rose|dropped|won|lost|grew|"
    r"did so)\b[^.]*?\bin (?P<list>[^.;:]+?)(?: as well| too)?[.]?$"
)
_MONTHS: Final = "january february march april may june july august september october november december".split()
_SINCE_MOVED: Final = re.compile(
    rf"^ (?:months? (?:running|in a row|straight)|(?:straight|consecutive|successive) months?),? (?:having|and|"
    rf"after|since)[^.;:]*?\b(?P<month>{'|'.join(_MONTHS)})\b",
    re.IGNORECASE,
)
_NUMBERS: Final = {"three": 3, "four": 4, "five": 5}
_MOST: Final = 15
_NEAR: Final = 2


def held_occurrences(document: Document) -> tuple[HeldTally, ...]:
    """Return every numbered time whose earlier times are listed, in reading order, worked out once."""
    return document.once(_held)


def _held(document: Document) -> tuple[HeldTally, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldTally]:
    for index, settings in enumerate(settings_by_sentence(document)):
        for one in settings:
            rest = document.text[one.quantity.span.end : one.place.end]
            if one.quantity.kind == "count" and (month := _SINCE_MOVED.match(rest)):
                yield from _months(document, one, month)
            if one.quantity.kind == "ordinal" and 1 < one.quantity.value <= _MOST:
                yield from _after_a_list(one, rest)
                yield from _after_failures(document, one)
                yield from _years_running(document, index, one)


def _years_running(document: Document, index: int, one: Setting) -> Iterator[HeldTally]:
    """Yield "down for the fourth year running" against "It fell in 2021, 2022 and 2023 as well" behind it."""
    rest = document.text[one.quantity.span.end : one.place.end]
    if index + 1 == len(document.sentences) or not _RUNNING.match(rest):
        return
    following = document.sentences[index + 1]
    listed = _AS_WELL.match(document.text[following.start : following.end])
    items = list_items(listed["list"]) if listed else ()
    if items and all(_YEAR.fullmatch(item) for item in items):
        yield _tally(one, (len(items), Span(following.start, following.end)))


def _after_a_list(one: Setting, rest: str) -> Iterator[HeldTally]:
    match = _AFTER.match(rest)
    if (
        match is None
        or _PARTIAL.search(match["what"])
        or _PARTIAL.search(match["list"])
        or re.search(r"\b(?:place|minute|century|round|quarter|half|largest|biggest|highest)\b", match["what"])
    ):
        return
    items = list_items(match["list"])
    years = set(_YEAR.findall(match["list"]))
    many = max(len(items), len(years))
    if many < 2 or abs(one.quantity.value - many - 1) > _NEAR:  # noqa: PLR2004 - a list has two
        return
    is_alike = (
        len(years) == many
        or all(item[:1].isupper() for item in items)
        or (
            len({item.split()[0].lower() for item in items if item.split()}) == 1
            or all(re.match(r"an? |the |at |in ", item) for item in items[1:])
        )
    )
    if is_alike:
        start = one.quantity.span.end + match.start("list")
        yield _tally(one, (many, Span(start, start + len(match["list"].rstrip()))))


def _after_failures(document: Document, one: Setting) -> Iterator[HeldTally]:
    match = _FAILED.match(document.text[one.quantity.span.end : one.quantity.span.end + 200])
    if match is None or not match["both"]:
        return
    many = _NUMBERS[match["all"].lower()] if match["all"] else 2
    if abs(one.quantity.value - many - 1) <= _NEAR:
        start = one.quantity.span.end + match.start("list")
        yield _tally(one, (many, Span(start, start + len(match["list"]))))


def _months(document: Document, one: Setting, match: re.Match[str]) -> Iterator[HeldTally]:
    """Yield "has fallen for three months running, having last risen in July" by the month of publication."""
    published = document.article.published
    if not published:
        return
    now, then = int(str(published)[5:7]), _MONTHS.index(match["month"].lower()) + 1
    passed = (now - then) % 12
    holds = one.quantity.value in {passed, passed - 1}
    place = Span(one.quantity.span.end + match.start("month"), one.quantity.span.end + match.end("month"))
    if holds or abs(one.quantity.value - passed) <= _NEAR:
        message = f"{match['month']} is {passed} months before publication, but the text says {one.quantity.figure}."
        check = arithmetic_check(
            one.quantity.figure, (), arithmetic=f"{passed} months since {match['month']}", holds=holds, message=message
        )
        yield HeldTally(check, "occurrence", place)


def _tally(one: Setting, listed: tuple[int, Span]) -> HeldTally:
    many, place = listed
    message = (
        f"{many} earlier ones are listed, which makes this number {many + 1}, but the text says {one.quantity.figure}."
    )
    check = arithmetic_check(
        one.quantity.figure,
        (),
        arithmetic=f"{many} + 1 = {many + 1}",
        holds=one.quantity.value == many + 1,
        message=message,
    )
    return HeldTally(check, "occurrence", place)
