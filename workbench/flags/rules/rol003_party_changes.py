"""ROL003: one person in two parties."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.persons.attributes import PersonAttribute, attribute_changes, may_have_changed, name_contexts
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_PARTIES: Final = {
    "Republican": "Republican", "GOP": "Republican", "R": "Republican",
    "Democrat": "Democratic", "Democratic": "Democratic", "D": "Democratic",
    "Libertarian": "Libertarian", "Green": "Green", "Labour": "Labour", "Conservative": "Conservative",
    "Tory": "Conservative", "Liberal Democrat": "Liberal Democrat", "Lib Dem": "Liberal Democrat", "SNP": "SNP",
    "Liberal": "Liberal", "Socialist": "Socialist", "Communist": "Communist", "Social Democrat": "Social Democrat",
    "Christian Democrat": "Christian Democrat", "CDU": "CDU", "CSU": "CSU", "SPD": "SPD", "FDP": "FDP", "AfD": "AfD",
}  # fmt: skip
"""Words for a party or its members, each with the party."""

_PARTY: Final = r"(?P<party>" + "|".join(sorted((word for word in _PARTIES if len(word) > 1), key=len)[::-1]) + ")"
_CUE: Final = re.compile(rf"\b{_PARTY}\b|\([RD][–—-]")
_OFFICE: Final = (
    r"(?:Sen(?:ator|\.)?|Rep(?:resentative|\.)?|Gov(?:ernor|\.)?|congress(?:man|woman)|MPs?|MEPs?|mayor|senator|"
    r"governor|leader|candidate|nominee|president|incumbent|challenger|lawmaker|politician|minister|"
    r"councill?or|representative)"
)
_BEFORE: Final = re.compile(rf"(?:^|[\s(“\"]){_PARTY}(?: (?:party )?(?:[a-z-]+ )?{_OFFICE}| [A-Z]{{2,3}})?,? $")
_NO_PERSON: Final = r"(?! (?:[a-z]+ )?(?:stronghold|state|district|primary))"
_AFTER: Final = re.compile(
    rf" \((?P<letter>[RD])[–—-]|,? (?:is |was )?an? (?:[a-z-]+ )?{_PARTY}(?=[ ,.;]){_NO_PERSON}"
    rf"| \({_PARTY.replace('party', 'name')}[,)]"
)


def find(document: Document) -> Iterator[Finding]:
    """Yield the later of two parties given for one person."""
    if _CUE.search(document.text):
        yield from attribute_changes(_parties(document), str.__ne__, "Which party is right?")


def _parties(document: Document) -> Iterator[PersonAttribute]:
    for context in name_contexts(document):
        after, before = _AFTER.match(context.after), _BEFORE.search(context.before)
        if not (after or before) or may_have_changed(document, context.name):
            continue
        if after:
            party = _PARTIES[after["letter"] or after["party"] or after["name"]]
            yield PersonAttribute(
                context.person, party, Span(context.name.start, context.name.end + after.end()), party
            )
        elif before:
            start = context.name.start - len(context.before) + before.start("party")
            party = _PARTIES[before["party"]]
            yield PersonAttribute(context.person, party, Span(start, context.name.end), party)


RULE: Final = Rule(
    code="ROL003",
    name="party-changes",
    severity=Severity.WARNING,
    what="One person as a member of two parties.",
    why="A wrong party turns what a politician says on its head.",
    flagged=(
        "Republican Sen. Anna Schmidt opened the debate. Schmidt (D-Ohio) closed it.",
        "Anna Schmidt, a Conservative, asked first. Next the Labour candidate, Anna Schmidt, replied.",
    ),
    clean=(
        "Republican Sen. Anna Schmidt opened the debate. Schmidt (R-Ohio) closed it.",
        "Republican Sen. Anna Schmidt opened the debate. Schmidt, a Democrat until 2010, closed it.",
        "Republican Sen. Anna Schmidt opened the debate. Democrat Jonas Lund closed it.",
    ),
    limits="Knows the larger parties of a few countries, beside the name only; silent where a sentence speaks of a "
    "change.",
    reference="Style guides: party and place at first mention.",
    find=find,
)
