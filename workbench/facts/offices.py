"""The words for posts and occupations, and the pattern of a post in a text."""

import re
from typing import Final

_WORDS: Final = [
    "actor",
    "actress",
    "administrator",
    "advisor",
    "adviser",
    "alderman",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "author",
    "biologist",
    "bishop",
    "candidate",
    "captain",
    "chair",
    "chairman",
    "chairmen",
    "chairperson",
    "chairwoman",
    "champion",
    "chancellor",
    "chief",
    "citizen",
    "co-founder",
    "coach",
    "cofounder",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "coroner",
    "councillor",
    "councilman",
    "councilor",
    "councilwoman",
    "counsel",
    "curator",
    "dean",
    "delegate",
    "deputy",
    "director",
    "economist",
    "editor",
    "engineer",
    "executive",
    "fellow",
    "founder",
    "general",
    "goalkeeper",
    "governor",
    "graduate",
    "head",
    "headmaster",
    "headmistress",
    "inspector",
    "investigator",
    "judge",
    "justice",
    "king",
    "lawyer",
    "leader",
    "lecturer",
    "manager",
    "mayor",
    "member",
    "midfielder",
    "minister",
    "officer",
    "organiser",
    "organizer",
    "owner",
    "partner",
    "patron",
    "player",
    "premier",
    "president",
    "prince",
    "principal",
    "professor",
    "queen",
    "rapporteur",
    "representative",
    "researcher",
    "resident",
    "scientist",
    "secretary",
    "senator",
    "sheriff",
    "singer",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "striker",
    "student",
    "superintendent",
    "treasurer",
    "trustee",
    "whip",
    "winner",
    "alumnus",
    "ceo",
]
OFFICES: Final = frozenset([*_WORDS, *(f"{word}s" for word in _WORDS)])
"""The words in lower case, singular and plural."""
_NOUN: Final = rf"(?:vice[- ]president|secretary[- ]general|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_BETWEEN: Final = (
    r"(?:(?!(?:of|and|in|is|was|with|at|by|for|to|on|from|the|as|met|that|who|or|an?|his|her|their|"
    r"(?!(?:act|found|incom|manag|outgo|presid|sitt)ing\b)\w+ing)\b)[\w’'-]+\s+){0,4}?"
)
ROLE: Final = re.compile(
    rf"(?:(?:the|an?|its|their|his|her)\s+)?{_BETWEEN}(?:[\w]+-)?{_NOUN}s?\b",
    re.IGNORECASE,
)
"""A post as texts name it: `the acting chairwoman`, `Chairman`, `its chief executive officer`."""


def is_office(word: str) -> bool:
    """Return whether the word is that of a post or occupation, in upper or lower case.

    >>> is_office("Presidents")
    True
    """
    return word.lower() in OFFICES
