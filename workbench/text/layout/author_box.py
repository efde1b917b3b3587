"""The box about the author at the end of a page."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.text.language.word_lists import word_list

_NEAR_THE_END: Final = 8
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|My)\b")
_THIRD_PERSON_BIO: Final = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:\w+[ -]){0,5}"
    r"(?:writer|journalist|reporter|correspondent|editor|author|columnist|contributor|freelancer)\b",
    re.IGNORECASE,
)
_NAME_ALONE: Final = re.compile(
    r"(?!(?:A|An|About|After|And|At|But|For|From|How|In|On|Or|Our|The|To|What|When|Why|With|Your)\b)"
    r"[A-Z][\w'’.-]+(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’.-]*){1,3}"
)


def author_box(lines: Sequence[str]) -> dict[int, str]:
    """Return which lines near the end are a name alone followed by a biography of its bearer."""
    box: dict[int, str] = {}
    for index in range(max(1, len(lines) // 2, len(lines) - _NEAR_THE_END), len(lines)):
        line = lines[index]
        if index + 1 < len(lines) and _is_name(line) and _is_bio(lines[index + 1], line):
            box[index] = box[index + 1] = "author box"
        elif line.casefold().startswith(("about the author", "about author")):
            box |= dict.fromkeys(range(index, min(index + 3, len(lines))), "author box")
    return box


def _is_bio(line: str, name: str) -> bool:
    quoted = line[:1] in {"“", '"', "‘", "'"}
    if quoted or len(line) > 1_000:  # noqa: PLR2004 - a bio is a few lines
        return False
    surname = name.rsplit(maxsplit=1)[-1]
    return bool(_FIRST_PERSON.search(line[:200]) or (surname in line[:80] and _THIRD_PERSON_BIO.search(line[:200])))


def _is_name(line: str) -> bool:
    return _NAME_ALONE.fullmatch(line) is not None and line.split(maxsplit=1)[0].casefold() in word_list("given_names")
