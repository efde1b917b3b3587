"""ROL002: one person with two ages."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.persons.attributes import PersonAttribute, attribute_changes, matches_nearby, name_contexts
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list
from workbench.text.naming.plain_letters import ascii_fold

_AGED: Final = re.compile(r"\b\d{1,3}[- ]years?[- ]old\b|, (?:aged |age )?\d{1,3}[,.;)]|\((?:aged |age )?\d{1,3}\)")
_AFTER: Final = re.compile(r"(?:, (?:aged |age )?(?P<a>\d{1,3})[,.;)]| \((?:aged |age )?(?P<b>\d{1,3})\))")
_BEFORE: Final = re.compile(r"\b(?P<a>\d{1,3})[- ]year[- ]old (?:[a-z-]+ ){0,3}$")
_OTHER_TIME: Final = re.compile(
    r"\b(?:when|then|at the time|as an?|in (?:1\d|20)\d\d|turn(?:s|ed)|birthday|years (?:later|ago|earlier)|now)\b",
    re.IGNORECASE,
)
_AGES: Final = range(5, 111)


def find(document: Document) -> Iterator[Finding]:
    """Yield the later of two ages of one person that are more than a year apart."""
    if _AGED.search(document.text):
        yield from attribute_changes(_ages(document), _differ, "Which age is right?")


def _ages(document: Document) -> Iterator[PersonAttribute]:
    for context in name_contexts(document):
        match, offset = _AFTER.match(context.after), context.name.end
        if not match:
            match, offset = _BEFORE.search(context.before), context.name.start - len(context.before)
        if not match:
            continue
        group = "a" if match["a"] else "b"
        if group == "b" and not _has_first_name(context.person):
            continue
        span = Span(offset + match.start(group), offset + match.end(group))
        if int(match[group]) in _AGES and not matches_nearby(document, span, _OTHER_TIME):
            yield PersonAttribute(context.person, match[group], span, match[group])


def _has_first_name(person: str) -> bool:
    """Return whether the name begins with a first name in use, as a number in brackets may count anything."""
    return ascii_fold(person.split(maxsplit=1)[0]) in word_list("given_names")


def _differ(one: str, other: str) -> bool:
    return abs(int(one) - int(other)) > 1


RULE: Final = Rule(
    code="ROL002",
    name="age-changes",
    severity=Severity.WARNING,
    what="One person with two ages more than a year apart.",
    why="An age with its digits turned makes another person of the one meant.",
    flagged=(
        "Anna Schmidt, 45, opened the mill. On Monday the 54-year-old Schmidt left.",
        "The 31-year-old baker Jonas Lund won. Lund (13) spoke to the town.",
    ),
    clean=(
        "Anna Schmidt, 45, opened the mill. On Monday the 45-year-old Schmidt left.",
        "Anna Schmidt, 45, opened the mill. Schmidt was a 15-year-old apprentice when it closed.",
        "Anna Schmidt, 45, opened the mill. Jonas Lund, 54, left.",
    ),
    limits="Reads an age only right beside the name, and a surname only where one person in the article bears it.",
    reference="Style guides: one age for a person, as of the day of writing.",
    find=find,
)
