"""SRC003: a statement without exception and with no source nearby."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.unsourced import unsourced_places
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.text.document import Document

_NO_ONE: Final = r"(?:no ?(?:one|body)|no other [a-z]+|every(?:one|body)(?! (?:is|was|can|could|will)\b))"
_DOES: Final = (
    r"(?:else )?(?:ever|(?:has|have|had)(?! to\b)|is|was|were|knows?|knew|agrees?|agreed|supports?|supported|wants?|"
    r"wanted|died|survived|can|could|will|disputes?|doubts?)"
)
_DONE: Final = r"(?:been|had|[a-z]+ed|won|lost|seen|made|held|given|taken|come|gone|known)"
_ABSOLUTE: Final = re.compile(
    rf"\b{_NO_ONE} (?:(?:in|of|at) [\w’' -]{{1,30}} )?{_DOES}\b"
    rf"|\b(?:has|have|had) (?:never|always) {_DONE}\b"
    r"|(?<!there )\b(?:is|are|was|were) (?:never|always) (?!an?\b|the\b|some|any|going)[a-z]+"
    r"|\b(?:he|she|it|they|(?-i:[A-Z])\w+) never (?:again |once )?[a-z]+(?:ed|on|ame|ent|ew|ook|ad)\b"
    r"|\b[a-z]{3,}s (?:never|always) (?!an?\b|the\b|been\b)[a-z]+\b|\bthe [a-z]+ (?:never|always) [a-z]+s\b"
    r"|\bnever before (?:has|have|had|in)\b|\bwithout (?:any )?exception\b|\bevery single [a-z]+\b"
    r"|\bin (?:all|every) cases?\b"
    r"|\bnone of (?:the|its|their|his|her|these|those) [a-z]+ (?:[a-z]+ )?(?:has|have|had|is|are|was|were|ever)\b",
    re.IGNORECASE,
)

_CUE: Final = AnchoredPattern(
    re.compile(
        r"\b(?:[Nn]ever|always|[Nn]o ?(?:one|body)|[Nn]o other|[Ee]very(?:one|body)|without|every|all cases|"
        r"[Nn]one of)\b"
    ),
    _ABSOLUTE,
)


def find(document: Document) -> Iterator[Finding]:
    """Yield the first absolute statement of each paragraph with no source nearby."""
    for span in unsourced_places(document, _CUE):
        message = f"{document.quote(span)!r} allows of no exception: one is enough to make it wrong."
        yield Finding(span=span, message=message)


RULE: Final = Rule(
    code="SRC003",
    name="absolute-without-source",
    severity=Severity.NOTE,
    what="An always, never or no one told as a fact with no source named in its paragraph or beside it.",
    why="A single exception makes it wrong, and few have looked for one.",
    flagged=(
        "No one in the town has ever seen the lake dry.",
        "The club has never lost a final.",
        "Dogs never bite in the dark.",
    ),
    clean=(
        "No one in the town has ever seen the lake dry, the mayor said.",
        "I have never lost a final.",
        "Never leave the door open.",
    ),
    limits="Knows the usual wordings only. One note a paragraph; none in an interview or a transcript.",
    reference="Style guides: beware of absolutes.",
    find=find,
)
