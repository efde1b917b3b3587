"""SRC002: a first, an only or a largest with no source nearby."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.unsourced import unsourced_places
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.text.document import Document

_MOST: Final = (
    r"(?:larg|bigg|old|tall|long|high|deep|fast|rich|poor|deadli|small|busi|young|strong|heavi|wid|cheap|earli)est|worst"
    r"|(?:best|top)-selling|most (?:populous|populated|expensive|visited|common|successful|powerful|watched|followed|"
    r"decorated|polluted|played|cited|spoken|wanted|valuable|profitable|active|endangered|translated|(?:widely|densely|"
    r"heavily|highly|frequently) [a-z]+)"
)
_NAME: Final = r"(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+){0,3}"
_AREA: Final = (
    r"(?:(?:the )?(?:world|country|nation|planet|continent|state|province|region|city|island|history|record)\b"
    rf"|(?:modern |recorded |living )(?:history|memory|times)|(?:the )?{_NAME})"
)
_NOUN: Final = r"[a-z-]+(?: [a-z-]+){0,2}?"
_OWNER: Final = r"(?:world|country|nation|continent|state|province|region|city|town|county|island|industry)"
_LARGEST: Final = (
    rf"\bthe (?:{_MOST})(?: [\w-]+){{0,4}}? (?:in|on|of) {_AREA}|\b{_OWNER}['’]s (?:{_MOST})\b(?! courts?\b)"
)
_ONLY: Final = (
    r"\bthe only (?!thing|way|reason|problem|question|one|time|people|difference|point|exception)"
    rf"{_NOUN} (?:to (?:have )?(?!the\b|an?\b)[a-z]+|(?:in|on|of|to|for) {_AREA})"
    r"|\b(?:world|country|nation|city|state)['’]s only\b"
)
_FIRST: Final = (
    rf"\bthe (?:very )?first (?:ever )?(?!time|step|thing|day|one|place|part|person to speak){_NOUN} "
    r"(?:(?<!ed )to (?:have |be )?(?!the\b|an?\b)[a-z]+|in (?:the (?:world|country|nation)|history)|"
    r"in (?:over |more than )?\w+ years)\b"
    r"|\b(?:world|country|nation|city|state|europe|america|africa|asia)['’]s (?:very )?first\b"
    r"(?! (?:lady|ladies|minister|family))|\bthe first-ever\b"
)
_UNIQUE: Final = (
    r"\b(?:than any other|no other) (?:country|nation|city|state|person|company|team|player|artist|language)\b"
)
_LOOSE: Final = "".join(
    rf"(?<!{words} )" for words in ("not", "one of", "some of", "one of the", "two of the", "some of the", "among")
)
"""Words after which a superlative claims less."""

_SUPERLATIVE: Final = re.compile(rf"{_LOOSE}(?:{_LARGEST}|{_ONLY}|{_FIRST}|{_UNIQUE})", re.IGNORECASE)
_CUE: Final = AnchoredPattern(re.compile(rf"\b(?:only|first|other|{_MOST})\b"), _SUPERLATIVE)


def find(document: Document) -> Iterator[Finding]:
    """Yield the first checkable superlative of each paragraph with no source nearby."""
    for span in unsourced_places(document, _CUE):
        message = f"{document.quote(span)!r} is a claim about all others. Is it so, and who says so?"
        yield Finding(span=span, message=message)


RULE: Final = Rule(
    code="SRC002",
    name="superlative-without-source",
    severity=Severity.NOTE,
    what="A first, an only or a largest of its kind with no source named in its paragraph or beside it.",
    why="Such claims are copied from text to text, and are wrong as soon as one other is found.",
    flagged=(
        "She was the first woman to climb the north face.",
        "It is the oldest wooden bridge in Norway.",
        "He remains the only player to have won both cups.",
    ),
    clean=(
        "She was the first woman to climb the north face, according to the club's register.",
        "It is one of the oldest wooden bridges in Norway.",
        "The first thing to do is to book a room.",
    ),
    limits="Asks for a class to be first or largest in: a country, the world, those who did a thing. One note a "
    "paragraph.",
    reference="Style guides: a first needs a source.",
    find=find,
)
