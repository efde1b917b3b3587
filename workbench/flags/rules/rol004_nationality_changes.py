"""ROL004: one person of two nationalities."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.lists import nationalities
from workbench.flags.persons.attributes import PersonAttribute, attribute_changes, may_have_changed, name_contexts
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_WORD: Final = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")
_BEFORE: Final = re.compile(
    r"(?<![\w-])(?P<which>[A-Z][a-z]+)(?<!born) "
    r"(?:(?:[a-z]+ )?(?:[a-z]+(?:er|or|ist|ian|man|woman|ess|ete|ot|ain|ach|ant|ster)|poet|actor|judge|pilot|chef|"
    r"king|queen) )$"
    r"|(?<![\w-])(?P<state>[A-Z][a-z]+) (?:Deputy |Vice )?(?:President|Prime Minister|Chancellor|Foreign Minister|"
    r"Senator|Ambassador|King|Queen|Premier|president|prime minister|chancellor|foreign minister|ambassador) $"
)
_AFTER: Final = re.compile(r"(?:, | is | was )an? (?P<which>[A-Z][a-z]+) [a-z]+")


def find(document: Document) -> Iterator[Finding]:
    """Yield the later of two nationalities given for one person."""
    return attribute_changes(_nationalities(document), str.__ne__, "Which is right?")


def _nationalities(document: Document) -> Iterator[PersonAttribute]:
    known = nationalities()
    if not any(word in known for word in _WORD.findall(document.text)):
        return
    for context in name_contexts(document):
        after, before = _AFTER.match(context.after), _BEFORE.search(context.before)
        match = after or before
        if not match:
            continue
        group = "which" if match["which"] else "state"
        start = (context.name.end if after else context.name.start - len(context.before)) + match.start(group)
        span = Span(start, start + len(match[group]))
        if match[group] in known and not may_have_changed(document, span):
            yield PersonAttribute(context.person, known[match[group]], span, match[group])


RULE: Final = Rule(
    code="ROL004",
    name="nationality-changes",
    severity=Severity.WARNING,
    what="One person of two nationalities.",
    why="One of the two is a slip, or the difference wants explaining.",
    flagged=(
        "The Austrian painter Anna Schmidt opened the show. On Monday the Australian painter Anna Schmidt left.",
        "Anna Schmidt is a Swedish skier. The next day Swiss skier Schmidt won.",
    ),
    clean=(
        "The Austrian painter Anna Schmidt opened the show. On Monday the Austrian painter Anna Schmidt left.",
        "The Austrian painter Anna Schmidt opened the show. Schmidt became a Swiss citizen.",
        "The Austrian painter Anna Schmidt met the Australian painter Jonas Lund.",
    ),
    limits="Reads a nationality only right beside the name with an occupation or an office; nationalities that go "
    "together (Scottish and British) are one.",
    reference="A list of the names of peoples.",
    find=find,
)
