"""A vote told twice, and the sides of a vote against the body that voted."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, format_number
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.setting import Setting, settings_by_sentence
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.flags.tallies.tally import HeldTally
from workbench.text.document import Document
from workbench.text.numbers import value_of

_NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?|fifty(?:-\w+)?|sixty(?:-\w+)?)"
)
_PAIR: Final = re.compile(
    rf"\b(?P<one>{_NUMBER})(?:(?: votes?)? (?:to|against) (?=(?:{_NUMBER})\b)|"
    rf"[-–])(?P<other>{_NUMBER})\b(?![-–/:%]| per cent|\.\d| (?:years?|percent)\b)",
    re.IGNORECASE,
)
_VOTING: Final = re.compile(
    r"\b(?:vot\w+|ballots?|approv\w+|passed|rejected|carried|motion|amendment|unioni[sz]e|elected)\b", re.IGNORECASE
)
_GAME: Final = re.compile(
    r"\b(?:beat|goals?|score\w*|match|game|season|half-time|halftime|inning|points|record)\b", re.IGNORECASE
)
_FOR: Final = re.compile(
    r"^(?: [\w’'-]+){0,3}? (?:in favou?r|voted (?:for|yes|in favou?r)|(?:were |was )?for(?=[,.;]| and)|"
    r"backed (?:it|the)|supported (?:it|the)|supporters\b)",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    r"^(?: [\w’'-]+){0,3}? (?:against(?=[,.;]| and| it)|(?:were |was )?opposed|who voted (?:no|against)|"
    r"voted (?:no|against)|dissenters?\b|opponents\b|"
    r"opposed it|noes\b|rejected it)",
    re.IGNORECASE,
)
_ABSENT: Final = re.compile(
    r"^(?: [\w’'-]+){0,2}? (?:abstain\w*|abstentions?|(?:were |was )?absent|did not vote|sent apologies|"
    r"stayed away|were away|missed)\b",
    re.IGNORECASE,
)
_DISSENT: Final = re.compile(
    r"^ (?:dissenters?|who voted (?:no|against)|(?:councillors|members|votes) (?:who voted )?against)\b", re.IGNORECASE
)
_IN_FAVOUR: Final = re.compile(r"^ (?:in favou?r|who voted (?:yes|for|in favou?r))\b", re.IGNORECASE)
_ONE_OF: Final = re.compile(r"\b(?:the|all|other|those) $", re.IGNORECASE)
_BODY_BEHIND: Final = re.compile(
    r"^(?:[- ](?:member|strong|seat)\b| (?:councillors|members|senators|deputies|mps|lawmakers|delegates|"
    r"directors|trustees|jurors|"
    r"judges|letters|ballots|responses|replies)\b)",
    re.IGNORECASE,
)
_ALL_OF: Final = re.compile(r"\b(?:all|all the|with no one absent|there were|every one of the)\s?$", re.IGNORECASE)
_ALL_VOTED: Final = re.compile(
    r"\b(?:with no ?one absent|all (?:of them )?(?:voted|present)|took part|full (?:house|attendance))\b", re.IGNORECASE
)
_WON_BY: Final = re.compile(
    r"\b(?:won|lost|carried|passed|defeated|rejected|approved)\b[^.;:]{0,30}? by $", re.IGNORECASE
)
_SLIP: Final = 3.0
_MOST_PAIRS: Final = 40


class Vote(NamedTuple):
    """A vote as told, more before fewer: where, and its two sides."""

    place: Span
    more: float
    fewer: float


def held_votes(document: Document) -> tuple[HeldTally, ...]:
    """Return every vote told twice and every vote of a whole body, in reading order, worked out once."""
    return document.once(_held)


def votes_of(document: Document) -> tuple[Vote, ...]:
    """Return the votes that are told as two figures, worked out once: 187-142, 33 votes to 24, eight to one."""
    return document.once(_votes)


def _votes(document: Document) -> tuple[Vote, ...]:
    found = []
    for match in _PAIR.finditer(document.text):
        start, end = max(0, match.start() - 90), match.end() + 70
        around = document.text[start:end]
        has_votes = " vote" in match.group()
        if (has_votes or _VOTING.search(around)) and (has_votes or not _GAME.search(around)):
            sides = sorted((value_of(match["one"].lower()), value_of(match["other"].lower())))
            found.append(Vote(Span(match.start(), match.end()), sides[1], sides[0]))
    return tuple(found[:_MOST_PAIRS])


def _held(document: Document) -> tuple[HeldTally, ...]:
    return tuple(_each(document))


def _each(document: Document) -> Iterator[HeldTally]:
    every = settings_by_sentence(document)
    for index, settings in enumerate(every):
        before = every[index - 1] if index else ()
        yield from _whole_body(document, settings, before)
        for one in settings:
            yield from _side_told_again(document, one)


def _whole_body(document: Document, settings: tuple[Setting, ...], before: tuple[Setting, ...]) -> Iterator[HeldTally]:
    """Yield the sides of a vote against the number of all who voted."""
    sides: dict[str, Quantity] = {}
    for one in settings:
        for name, pattern in (("absent", _ABSENT), ("for", _FOR), ("against", _AGAINST)):
            if pattern.match(one.after) and one.quantity.kind == "count" and name not in sides:
                sides[name] = one.quantity
                break
    if not {"for", "against"} <= sides.keys():
        return
    body = _body(document, (*settings, *before), sides)
    if body is None:
        return
    total = sum(side.value for side in sides.values())
    others = tuple(side.figure for side in sides.values())
    arithmetic = " + ".join(map(str, others)) + f" = {format_number(total)}"
    holds = total == body.value
    if holds or (0.5 <= total / body.value <= 2):  # noqa: PLR2004 - a slip apart
        check = arithmetic_check(body.figure, others, arithmetic=arithmetic, holds=holds)
        yield HeldTally(check, "vote", body.span)


def _body(document: Document, settings: tuple[Setting, ...], sides: dict[str, Quantity]) -> Quantity | None:
    """Return the number of all who voted, where the text says that all of them did."""
    taken = {side.span for side in sides.values()}
    for one in settings:
        quantity = one.quantity
        if quantity.kind != "count" or quantity.span in taken or not _BODY_BEHIND.match(one.after):
            continue
        words = document.text[one.place.start : one.place.end]
        if _ALL_OF.search(one.before) or _ALL_VOTED.search(words):
            return quantity
    return None


def _side_told_again(document: Document, one: Setting) -> Iterator[HeldTally]:
    """Yield "the four dissenters" and "one of the eleven in favour" against the votes told elsewhere."""
    quantity = one.quantity
    if quantity.kind != "count" or quantity.bound:
        return
    if _WON_BY.search(one.before) and re.match(r"^ votes?\b(?! to)", one.after):
        yield from _told(document, quantity, tuple((vote, vote.more - vote.fewer) for vote in votes_of(document)))
    elif _ONE_OF.search(one.before) and _DISSENT.match(one.after):
        yield from _told(document, quantity, tuple((vote, vote.fewer) for vote in votes_of(document)))
    elif _ONE_OF.search(one.before) and _IN_FAVOUR.match(one.after):
        yield from _told(document, quantity, tuple((vote, vote.more) for vote in votes_of(document)))


def _told(document: Document, stated: Quantity, told: tuple[tuple[Vote, float], ...]) -> Iterator[HeldTally]:
    others = [(vote, value) for vote, value in told if not vote.place.overlaps(stated.span)]
    if not others:
        return
    holding = [
        pair for pair in others if stated.value in {pair[1], pair[0].more, pair[0].fewer} and pair[1] == stated.value
    ]
    vote, value = holding[0] if holding else min(others, key=lambda pair: abs(pair[0].place.start - stated.span.start))
    is_near = abs(value - stated.value) <= _SLIP or 0.5 <= value / max(1.0, stated.value) <= 2  # noqa: PLR2004
    if holding or (is_near and len({(each.more, each.fewer) for each, _ in others}) == 1):
        yield HeldTally(_check(document, stated, (vote, value)), "vote", vote.place)


def _check(document: Document, stated: Quantity, told: tuple[Vote, float]) -> ArithmeticCheck:
    vote, value = told
    words = vote.place.of(document.text)
    message = f"The vote is told as {words}, which makes {format_number(value)}, but the text says {stated.figure}."
    figure = Figure(vote.place, "n", value, 0.0, words)
    return arithmetic_check(
        stated.figure,
        (figure,),
        arithmetic=f"{words}: {format_number(value)}",
        holds=value == stated.value,
        message=message,
    )
