"""NAM010: a name of several words that the article also has with one other word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.body_names import KINDS_OF_BODY, long_names
from workbench.facts.offices import is_office
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_FEWEST: Final = 3
_SAME_BEGINNING: Final = 4
_LONG: Final = 5
_MOST_RELATED: Final = 5
_MOST_NAMES: Final = 600

Words = tuple[str, ...]


def find(document: Document) -> Iterator[Finding]:
    """Yield the names that differ in one word, or in the order of two, from one told more often or earlier."""
    places: defaultdict[Words, list[Span]] = defaultdict(list)
    for name in long_names(document):
        words = name.words[1:] if name.words[:1] == ("The",) else name.words
        if len(words) >= _FEWEST:
            places[words].append(name.span)
    for wrong, right, severity in _pairs(places):
        told = _told(document, places[right][0])
        for place in places[wrong]:
            yield Finding(
                span=place,
                message=f"This is {told!r} elsewhere in the article. Which is right?",
                suggestion=told,
                related=tuple(places[right][:_MOST_RELATED]),
                evidence=f"{len(places[wrong])} against {len(places[right])}",
                severity=severity,
            )


def _told(document: Document, place: Span) -> str:
    return " ".join(place.of(document.text).split())


def _pairs(places: Mapping[Words, list[Span]]) -> Iterator[tuple[Words, Words, Severity | None]]:
    """Yield the rarer or later of two names that are one slip apart, the other, and how grave that is."""
    blocks: defaultdict[tuple[int, str], list[Words]] = defaultdict(list)
    for words in list(places)[:_MOST_NAMES]:
        blocks[len(words), words[0][:1]].append(words)
    for one, other in chain.from_iterable(combinations(block, 2) for block in blocks.values()):
        severity = _difference(one, other)
        wrong, right = sorted((one, other), key=lambda words: (len(places[words]), -places[words][0].start))
        is_told = not _is_plural(wrong, right) or len(places[right]) > len(places[wrong])
        if severity is not None and is_told:
            yield wrong, right, severity


def _is_plural(one: Words, other: Words) -> bool:
    """Return whether the names differ in an "s" alone, as those of one court and of all courts do."""
    return [word.rstrip("s") for word in one] == [word.rstrip("s") for word in other]


def _difference(one: Words, other: Words) -> Severity | None:
    """Return how grave it is if the two names are meant to be one; None where they are not."""
    pairs = enumerate(zip(one, other, strict=True))
    differing = [index for index, (word, own) in pairs if word.lower() != own.lower()]
    last = len(one) - 1
    if len(differing) == 1:
        word, own = one[differing[0]].lower(), other[differing[0]].lower()
        if {word, own} <= KINDS_OF_BODY:
            return Severity.WARNING if differing[0] == last and last >= _FEWEST else Severity.NOTE
        is_plural_of_thing = differing[0] == last and word.rstrip("s") == own.rstrip("s")
        return Severity.WARNING if _are_alike(word, own) and not is_plural_of_thing else None
    is_turned = len(differing) > 1 and sorted(one) == sorted(other) and not {0, last} & set(differing)
    return Severity.WARNING if is_turned else None


def _are_alike(word: str, other: str) -> bool:
    """Return whether two words begin alike, or are a letter or two apart; a nation and its people are one."""
    if min(len(word), len(other)) < _SAME_BEGINNING or _is_national(word, other):
        return False
    if not (word + other).isalpha() or is_office(word) or is_office(other):
        return False
    begins_alike = word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]
    return begins_alike or (word[0] == other[0] and min(len(word), len(other)) >= _LONG and _distance(word, other) == 1)


def _distance(word: str, other: str) -> int:
    return int(OSA.distance(word, other, score_cutoff=1))


def _is_national(word: str, other: str) -> bool:
    """Return whether one is the adjective of the other: `German`, `Germany`."""
    shorter, longer = sorted((word, other), key=len)
    return longer.startswith(shorter[:-1]) and bool(
        people_called(word.capitalize()) or people_called(other.capitalize())
    )


RULE: Final = Rule(
    code="NAM010",
    name="name-of-several-words",
    severity=Severity.WARNING,
    what="A name of three words and more that the article also has with one other word, or with two words turned "
    "round: a note where only the last of three words, the kind of body, differs.",
    why="A body with a wrong word in its name is another body, or none.",
    flagged=(
        (
            "Half a million people use the National Woods Service website. The National Wood Service was founded in "
            "1916. The National Wood Service runs 400 sites."
        ),
        "The Rivertown Maintainers Fund has three trustees. The Rivertown Maintenance Fund was set up in May.",
        "The Emberley Water Supply Agency was fined. The Emberley Water Supply Authority denied it.",
        "The Board for Work Safety and Health Standards met. The Board for Work Health and Safety Standards left.",
    ),
    clean=(
        "The Court of Common Pleas sat. Courts of Common Pleas sit.",
        "The Extreme-Scale Software Stack is new. The Extreme-scale Software Stack is free.",
        "The North Emberley Council met. The South Emberley Council met.",
        "He bought a Google Wallet Card. Google Wallet Cards are sold out.",
        "Iran's Revolutionary Guards left. The Iranian Revolutionary Guards stayed.",
        "Kentucky and West Virginia won. West Virginia and Kentucky lost.",
    ),
    limits="Three words and more, in body text. Blind where the words begin otherwise and are no kinds of body.",
    reference="Word by word comparison; Damerau-Levenshtein distance 1.",
    find=find,
)
