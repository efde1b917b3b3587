"""Read the acronyms that a text explains: "tumour necrosis factor (TNF)" makes TNF stand for those words."""

import re
from typing import Final

_SHORT: Final = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{0,8}[A-Z0-9][A-Za-z0-9-]{0,4}?)s?[);,]")
_WORD: Final = re.compile(r"[^\W_]+")
REACH: Final = 120
"""Number of characters before the bracket that are searched for the long form."""
EXTRA_WORDS: Final = 2
"""Number of words of a long form without a letter in the acronym, such as "of" and "the"."""


def read_acronyms(text: str) -> dict[str, str]:
    """Return each acronym that `text` explains in brackets, with the words it stands for.

    >>> read_acronyms("Patients with inflammatory bowel disease (IBD) were asked.")
    {'IBD': 'inflammatory bowel disease'}
    """
    acronyms: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()]
        long_form = _long_form(match[1], before)
        if long_form:
            acronyms.setdefault(match[1], long_form)
    return acronyms


def _long_form(short: str, before: str) -> str:
    """Return the shortest end of `before` whose words start with the letters of `short`; one letter may be missing."""
    letters = [char.lower() for char in short if char.isalpha()]
    words = list(_WORD.finditer(before))[-(len(letters) + EXTRA_WORDS) :]
    for first in reversed(range(len(words))):
        initials = [word.group()[0].lower() for word in words[first:]]
        if initials[0] == letters[0] and _count_in_order(letters, initials) >= max(2, len(letters) - 1):
            return before[words[first].start() : words[-1].end()]
    return ""


def _count_in_order(letters: list[str], initials: list[str]) -> int:
    """Count how many of `letters`, from the first on, the initials contain in that order."""
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    return matched
