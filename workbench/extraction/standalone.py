"""A clause put so that it reads alone."""

import re
from typing import Final

_SUBJECT: Final = re.compile(r"(?:He|She|he|she)\b")
_OWNER: Final = re.compile(r"(?:His|Her)\b")


def standalone_of(clause: str, antecedent: str) -> str:
    """The clause with its opening pronoun named; empty where there is none or nobody is surely meant.

    >>> standalone_of("He left in May.", "Ann Lee")
    'Ann Lee left in May.'
    """
    if not antecedent:
        return ""
    subject = _SUBJECT.match(clause)
    if subject:
        return antecedent + clause[subject.end() :]
    owner = _OWNER.match(clause)
    return f"{antecedent}’s{clause[owner.end() :]}" if owner else ""
