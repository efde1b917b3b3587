"""What the text says of each person and where, and values that one person cannot have both of."""

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
_CONTEXT: Final = 300
_CHANGE_WORDS: Final = re.compile(
    r"\b(?:former(?:ly)?|ex|once|then|later|until|previous(?:ly)?|switch\w*|defect\w*|turned|chang\w+|"
    r"became|become|convert\w*|was born|naturali[sz]ed|dual|originally|renounc\w+)\b"
    r"|\b(?:join\w*|left|leav\w+|quit\w*) (?:(?:the|his|her) )?(?:party\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words that say a person was one thing before and is another now."""


class PersonAttribute(NamedTuple):
    """A value that the text gives a person, where it does, and the words to show it by."""

    person: str
    value: str
    span: Span
    words: str


class NameContext(NamedTuple):
    """The words on either side of a person's name, on its line, and the span of the name."""

    person: str
    name: Span
    before: str
    after: str


def name_contexts(document: Document) -> Iterator[NameContext]:
    """Yield the words around each name of a person whom the article names in full and unambiguously.

    At most 60 code points on either side, and none beyond the line.
    """
    full_name_of = full_names(document)
    for name in document.names:
        person = full_name_of.get(name.text, "") if name.kind == "person" else ""
        if person:
            before = document.text[max(0, name.start - _REACH) : name.start].rpartition("\n")[2]
            after = document.text[name.end : name.end + _REACH].partition("\n")[0]
            yield NameContext(person, Span(name.start, name.end), before, after)


def attribute_changes(
    attributes: Iterable[PersonAttribute], differ: Callable[[str, str], bool], question: str
) -> Iterator[Finding]:
    """Yield for each person the first value that differs from the first one given, with the question `asked`."""
    by_person: defaultdict[str, list[PersonAttribute]] = defaultdict(list)
    for attribute in attributes:
        by_person[attribute.person].append(attribute)
    for earlier, *later_attributes in by_person.values():
        later = next((other for other in later_attributes if differ(earlier.value, other.value)), None)
        if later:
            yield Finding(
                span=later.span,
                message=f"{later.person} is {later.words} here and {earlier.words} elsewhere. {question}",
                related=(earlier.span,),
                evidence=f"{earlier.words} and {later.words}",
            )


def may_have_changed(document: Document, span: Span) -> bool:
    """Return whether the sentence speaks of kin, or of a time when things were different."""
    return matches_nearby(document, span, KIN) or matches_nearby(document, span, _CHANGE_WORDS)


def matches_nearby(document: Document, span: Span, pattern: re.Pattern[str]) -> bool:
    """Return whether `sign` matches in the sentence of `place`, at most 300 code points from it."""
    start, end = max(0, span.start - _CONTEXT), span.end + _CONTEXT
    around = document.sentences_in(span)
    return any(pattern.search(document.text, max(start, sentence.start), min(end, sentence.end)) for sentence in around)
