"""What is told of each person, where it stands, and values that one person cannot both have."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import full_names
from workbench.flags.rule import Finding
from workbench.text.document import Document

_REACH: Final = 60
_FAR: Final = 300
_CHANGES: Final = re.compile(
    r"\b(?:former(?:ly)?|ex|once|then|later|until|previous(?:ly)?|switch\w*|defect\w*|turned|chang\w+|"
    r"became|become|convert\w*|was born|naturali[sz]ed|dual|originally|renounc\w+)\b"
    r"|\b(?:join\w*|left|leav\w+|quit\w*) (?:(?:the|his|her) )?(?:party\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words by which a person may have been one thing and be another now."""


class PersonAttribute(NamedTuple):
    """A value told of a person at a place, and the words to show it by."""

    person: str
    value: str
    span: Span
    words: str


class Beside(NamedTuple):
    """The words of one line on either side of a person's name, with the place of the name."""

    person: str
    name: Span
    before: str
    after: str


def beside_names(document: Document) -> Iterator[Beside]:
    """The words beside each name of a person whom the article names in full and confuses with nobody, in reading order.

    At most 60 code points on either side, and none beyond the line.
    """
    known = full_names(document)
    for name in document.names:
        person = known.get(name.text, "") if name.kind == "person" else ""
        if person:
            before = document.text[max(0, name.start - _REACH) : name.start].rpartition("\n")[2]
            after = document.text[name.end : name.end + _REACH].partition("\n")[0]
            yield Beside(person, Span(name.start, name.end), before, after)


def changes(told: Iterable[PersonAttribute], differ: Callable[[str, str], bool], asked: str) -> Iterator[Finding]:
    """For each person the first value that differs from the first one told, and the question `asked` about the two."""
    by_person: defaultdict[str, list[PersonAttribute]] = defaultdict(list)
    for one in told:
        by_person[one.person].append(one)
    for earlier, *rest in by_person.values():
        later = next((other for other in rest if differ(earlier.value, other.value)), None)
        if later:
            yield Finding(
                span=later.span,
                message=f"{later.person} is {later.words} here and {earlier.words} elsewhere. {asked}",
                related=(earlier.span,),
                evidence=f"{earlier.words} and {later.words}",
            )


def may_have_changed(document: Document, place: Span) -> bool:
    """Whether the sentence speaks of kin, or of a time when things were otherwise."""
    return is_told_beside(document, place, KIN) or is_told_beside(document, place, _CHANGES)


def is_told_beside(document: Document, place: Span, sign: re.Pattern[str]) -> bool:
    """Whether `sign` stands in the sentence of `place`, at most 300 code points from it."""
    near, far = max(0, place.start - _FAR), place.end + _FAR
    around = document.sentences_in(place)
    return any(sign.search(document.text, max(near, one.start), min(far, one.end)) for one in around)
