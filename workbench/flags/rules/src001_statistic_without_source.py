"""SRC001: a statistic with no source nearby."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.unsourced import unsourced_places
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.text.document import Document

_PEOPLE: Final = (
    r"(?:people|adults|children|women|men|voters|americans|britons|households|families|students|pupils|residents|"
    r"inhabitants|workers|patients|users|citizens|deaths|cases|victims|homes|jobs|companies|businesses|schools|countries)"
)
_SMALL: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_PART: Final = r"(?:half|(?:a|one|two)[ -]thirds?|(?:a|one|three)[ -]quarters?|(?:the )?(?:vast )?majority|most)"
_NO_SHARE: Final = r"(?! (?:off|discount|tip|tax|vat|alcohol|abv|solution))"
_STATISTIC: Final = re.compile(
    rf"(?<![\w.,])(?!100\s?(?:%|per))\d{{1,3}}(?:\.\d+)?\s?(?:%|per\s?cent\b){_NO_SHARE}"
    rf"|\b{_SMALL} (?:in|out of) (?:every )?{_SMALL},? (?:of (?:the |all )?)?{_PEOPLE}\b"
    rf"|\b{_PART} of (?:the |all |its )?(?:\w+ )?{_PEOPLE}\b"
    rf"|(?<![\w.,])\d(?:[\d,.]* (?:million|billion)|[\d,]{{5,}}) (?:\w+ )?{_PEOPLE}\b"
    r"|\bpopulation of (?:[a-z]+ ){0,2}\d[\d,.]*\d(?: million| billion)?"
    r"|[$€£]\s?\d[\d,.]*\s?(?:million|billion|trillion|bn)\b"
    r"|\b(?:doubled|tripled|trebled|quadrupled) (?:in|over|since|between|within)\b",
    re.IGNORECASE,
)
_CUE: Final = AnchoredPattern(
    re.compile(rf"[%$€£]|\b(?:per\s?cent|population|doubled|tripled|trebled|quadrupled|{_PEOPLE})\b"), _STATISTIC
)


def find(document: Document) -> Iterator[Finding]:
    """Yield the first statistic of each paragraph with no source nearby."""
    for span in unsourced_places(document, _CUE):
        message = f"{document.quote(span)!r} has no source in reach. Who counted, and when?"
        yield Finding(span=span, message=message)


RULE: Final = Rule(
    code="SRC001",
    name="statistic-without-source",
    severity=Severity.NOTE,
    what="A share, a rate or a count of many with no source named in its paragraph or beside it.",
    why="A figure can be checked only against the count that it comes from.",
    flagged=(
        "In the valley 43% of homes have no running water.\n\nThe road was built in 1950.",
        "One in five children in the town goes to bed hungry.",
    ),
    clean=(
        "In the valley 43% of homes have no running water, the county's survey of 2019 found.",
        "“In the valley 43% of homes have no running water,” Anna Schmidt said.",
        "We think that 43% of homes have no running water.",
    ),
    limits="Any word of a source near by counts as one, whether or not it vouches for this figure. One note a "
    "paragraph; none in an interview, a transcript or a text in the first person.",
    reference="Style guides: attribute what is not common knowledge.",
    find=find,
)
