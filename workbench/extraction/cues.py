"""Words that show what kind of checkable statement a clause makes."""

import re
from functools import lru_cache
from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.extraction.cue_patterns import DIGIT, CuePattern, cue_pattern, words_of
from workbench.facts.offices import OFFICES, ROLE

# Most cues are searched for in lower case, which is twice as fast as a search that ignores case.
_OFFICE_HELD: Final = cue_pattern(
    rf"\b(?:is|was|are|were|as|became|become|remains?|remained|been|being|elected|appointed|named)\s+"
    rf"(?:{ROLE.pattern})(?!['’]s\b)",
    " ".join(OFFICES),
)
_MEMBER: Final = cue_pattern(
    r"\b(?:joined|member of|constituency|belongs? to|serv(?:es|ed|ing) (?:on|in)|chairs?|chaired|heads|headed|"
    r"(?<!was )(?<!were )(?:co-)?founded|graduated|studied at|resigned|retired|worked (?:for|at)|"
    r"works (?:for|at))\b",
    "joined member constituency belong belongs serves served serving chair chairs chaired heads headed founded "
    "graduated studied resigned retired worked works",
)
_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundreds?|"
    "thousands?|dozens?|millions?|billions?|trillions?"
)
_PERCENT: Final = cue_pattern(
    r"\d\s?%|\bper ?cent\b|\bpercentage\b|"
    rf"\b(?:one|two|three|\d+) (?:in|out of) (?:every )?(?:\d|(?:{_NUMBER_WORDS})\b)|"
    r"(?<!first )(?<!second )(?<!third )(?<!fourth )(?<!final )\b(?:half|third|quarter)s? of\b(?! a century)",
    "% percent per percentage one two three 0 half halfs third thirds quarter quarters",
)
_QUANTITY: Final = cue_pattern(
    rf"[$€£]\s?\d|\b\d[\d,.]*\b(?!\s*(?:st|nd|rd|th)\b)|\b(?:{_NUMBER_WORDS})\b",
    f"0 hundred thousand dozen million billion trillion {_NUMBER_WORDS.replace('?', '').replace('|', ' ')}",
)
_YEAR_ONLY: Final = re.compile(
    r"\b(?:1[5-9]|20)\d\ds?\b|(?<=[^$€£\d])\b\d{1,2}(?:st|nd|rd|th)?\s+(?=[A-Z])|(?<=[a-z]\s)\d{1,2}(?=,)"
)
_DATE: Final = cue_pattern(
    r"\b(?:1[5-9]|20)\d\ds?\b|\b(?:January|February|March|April|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|last (?:week|month|year|night)|century|"
    r"(?:week|month|year|day)s? ago)\b|\bMay \d",
    "0 january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday yesterday today last century ago",
)
# A figure, but no ordinal, and no digit of a name: `21st`, `TED2005`, `1Password`.
_DIGITS: Final = cue_pattern(r"(?<![A-Za-z\d.,])\d[\d.,]*(?![\d.,]|[A-Z][a-z]{4}|(?:st|nd|rd|th)\b)", DIGIT)
_CALENDAR: Final = cue_pattern(r"\b(?:1[5-9]|20)\d\ds?\b", DIGIT)
_CAUSAL: Final = cue_pattern(
    r"\b(?:because|due to|led to|leads to|caus(?:e|es|ed|ing)|result(?:s|ed)? (?:in|from)|thanks to|"
    r"as a result|owing to|"
    r"attributed to|contributed to|triggered|sparked|prompted)\b",
    "because due led leads cause causes caused causing result results resulted thanks owing attributed contributed "
    "triggered sparked prompted",
)
_COMPARED: Final = (
    "largest|biggest|smallest|highest|lowest|oldest|youngest|longest|shortest|greatest|richest|poorest|fastest|slowest|"
    "newest|strongest|weakest|tallest|deepest|greater|larger|smaller|higher|lower|older|younger|record|similar|unique|"
    "doubled|tripled|strengthened|increased|decreased|rose|fell"
)
_COMPARISON: Final = cue_pattern(
    r"\b(?:the|its|his|her|their|our|whose|['’]s)\s+(?:[\w-]+\s+)?(?:most|least|first|only|best|worst|\w+iest)\b|"
    r"\b(?:more than|less than|fewer than|(?!rather|other|whether)\w{3,}er than|differ(?:s|ed|ences?)?|the same|"
    rf"{_COMPARED})\b",
    "the its his her their our whose s than differ differs differed difference differences "
    f"{_COMPARED.replace('|', ' ')}",
)

_NAMED_CUES: Final = (
    ("percentage", _PERCENT),
    ("figure", _QUANTITY),
    ("date", _DATE),
    ("office or membership", _OFFICE_HELD),
    ("office or membership", _MEMBER),
    ("cause", _CAUSAL),
    ("comparison or superlative", _COMPARISON),
)
_AS_WRITTEN: Final = frozenset({_DATE, _CALENDAR, _DIGITS})
_CUES: Final = (*(cue for _, cue in _NAMED_CUES), _DIGITS, _CALENDAR)


def kind_of(clause: str) -> ClaimKind:
    """Return the kind of a clause that can be checked.

    >>> kind_of("Some 36% of voters agree").value
    'statistic'
    """
    cues = _cues_found(clause)
    without_years = _cues_found(_YEAR_ONLY.sub(" ", clause)) if _DIGITS in cues else cues
    kinds = (
        (ClaimKind.STATISTIC, _PERCENT in cues),
        (ClaimKind.ROLE_OR_MEMBERSHIP, _OFFICE_HELD in cues or _MEMBER in cues),
        (ClaimKind.QUANTITY, _DIGITS in without_years),
        (ClaimKind.CAUSAL, _CAUSAL in cues),
        (ClaimKind.DATE_OR_EVENT, _CALENDAR in cues),
        (ClaimKind.QUANTITY, _QUANTITY in without_years),
        (ClaimKind.COMPARISON_OR_SUPERLATIVE, _COMPARISON in cues),
        (ClaimKind.DATE_OR_EVENT, _DATE in cues),
    )
    return next((kind for kind, applies in kinds if applies), ClaimKind.EXISTENCE_OR_RELATION)


@lru_cache(maxsize=4_096)
def _cues_found(clause: str) -> frozenset[CuePattern]:
    """Return the cues of a statement worth checking that are in `clause`."""
    lower = clause.lower()
    words = words_of(lower)
    return frozenset(cue for cue in _CUES if cue.is_in(clause if cue in _AS_WRITTEN else lower, words))


def cues_in(clause: str) -> tuple[str, ...]:
    """Return in plain words the cues of a statement worth checking that are in `clause`."""
    cues = _cues_found(clause)
    return tuple(dict.fromkeys(name for name, cue in _NAMED_CUES if cue in cues))
