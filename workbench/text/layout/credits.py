"""Who took a picture: a line of its own, or a stretch behind a caption."""

import re
from typing import Final

_PICTURE: Final = (
    r"(?:(?:featured|top|main|lead|cover|header|hero|feature|file)\s)?"
    r"(?:photo(?:graph|graphy)?s?|images?|pictures?|pics?)"
)
_ANNOUNCED: Final = re.compile(
    rf"(?i:(?:{_PICTURE}(?:\scourtesy)?\s(?:credits?:?|by:?|via:?|of:?)|courtesy(?:\sof)?|credits?:)\s)"
    r"(?=[A-Z©@(‘“]|\S+[.@])"
)
_COLON: Final = re.compile(rf"(?i:{_PICTURE}:\s)(?=[A-Z©@(‘“])")
_AGENCY: Final = (
    r"(?:AP(?: Photo)?|A\.P\.|AFP|PA|EPA|UPI|Reuters|Getty(?: Images)?|Associated Press|Agence France-Presse|"
    r"Shutterstock|Alamy|Bloomberg|Corbis|WireImage|iStock|Unsplash|Flickr|Pixabay|NASA|Rex Features|Press Association)"
)
_AGENCIES: Final = re.compile(rf"{_AGENCY}(?:\s?/\s?[\w ]{{2,40}}){{0,3}}|[(\[][^()\[\]]{{2,60}}/\s?{_AGENCY}[)\]]")
_BEHIND: Final = re.compile(
    rf"(?<=[.!?”\"’)]\s)(?:(?i:{_PICTURE}(?:\scredits?)?(?::|\sby\b:?)\s)(?=[A-Z©])[^!?;]{{2,80}}"
    rf"|\([^()]{{2,60}}(?:/|\svia\s|,\s){_AGENCY}(?:[/,][^()]{{1,30}})?\))$"
)
_SMALL_WORDS: Final = frozenset(
    "a an and at by courtesy de credit credits der for from in images la of on photo screen shot the van via von "
    "with".split()
)
_VERB: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|shows?|led|said|says|will)\b")
_LONGEST: Final = 110


def is_picture_credit(line: str) -> bool:
    """Return whether the line only says whose picture it is.

    >>> is_picture_credit("Photo: L. Amsel"), is_picture_credit("Photo of the mill")
    (True, False)
    """
    if len(line) > _LONGEST or _VERB.search(line):
        return False
    bare = line.strip("()[] ").rstrip(".")
    colon = _COLON.match(bare)
    is_named = colon is not None and _is_names(bare[colon.end() :])
    return is_named or _ANNOUNCED.match(bare) is not None or _AGENCIES.fullmatch(line) is not None


def credit_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `text[start:end]`, a caption, ends in a credit: `... after the flood. Photo: L. Amsel`."""
    credit = _BEHIND.search(text, max(start, end - _LONGEST), end)
    return credit.span() if credit and _is_names(credit.group().strip("()").partition(" ")[2]) else None


def _is_names(text: str) -> bool:
    """Return whether the words are names, joined by small words: `Mark Turner/London Array Limited`."""
    words = [word for word in re.split(r"[\s/,]+", text) if word[:1].isalpha()]
    return all(word[0].isupper() or word in _SMALL_WORDS or "." in word for word in words)
