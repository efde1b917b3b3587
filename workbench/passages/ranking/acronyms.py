"""Short forms that a text explains: "tumour necrosis factor (TNF)" makes TNF stand for those words."""

import re
from typing import Final

_SHORT: Final = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{0,8}[A-Z0-9][A-Za-z0-9-]{0,4}?)s?[);,]")
_WORD: Final = re.compile(r"[^\W_]+")
REACH: Final = 120
"""Characters before the bracket in which the long form is looked for."""
EXTRA_WORDS: Final = 2
"""Words of a long form that lend no letter, as "of" and "the" do."""


def acronyms_in(text: str) -> dict[str, str]:
    """Each short form that `text` explains in brackets to the words it stands for.

    >>> acronyms_in("Patients with inflammatory bowel disease (IBD) were asked.")
    {'IBD': 'inflammatory bowel disease'}
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()]
        long_form = _long_form(match[1], before)
        if long_form:
            found.setdefault(match[1], long_form)
    return found


def _long_form(short: str, before: str) -> str:
    """The shortest end of `before` whose words begin with the letters of `short`, one of them at most left out."""
    letters = [sign.lower() for sign in short if sign.isalpha()]
    words = list(_WORD.finditer(before))[-(len(letters) + EXTRA_WORDS) :]
    for first in reversed(range(len(words))):
        initials = [word.group()[0].lower() for word in words[first:]]
        if initials[0] == letters[0] and _in_order(letters, initials) >= max(2, len(letters) - 1):
            return before[words[first].start() : words[-1].end()]
    return ""


def _in_order(letters: list[str], initials: list[str]) -> int:
    """How many of `letters`, from the first on, the initials hold in that order."""
    met = 0
    for initial in initials:
        if met < len(letters) and initial == letters[met]:
            met += 1
    return met
