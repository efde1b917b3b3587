"""The reference line of a comment in an exported Word document: the ids it is about, and a checksum of its text."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.domain.identity import sha256_of

NO_VERDICT: Final = "no-verdict"
"""The placeholder for a verdict's id where a claim has none."""
_DIGITS: Final = 6
_REFERENCE_LINE: Final = re.compile(r"\[ref ([\w:.-]{1,80}(?: [\w:.-]{1,80}){0,20}) ([0-9a-f]{6})\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The ids in a reference line, in order; `intact` means that the comment is as it was exported."""

    about: tuple[str, ...]
    intact: bool

    @property
    def kind(self) -> str:
        """What the comment is about: "art", "clm" or "flg"."""
        return self.about[0].partition("_")[0]


def with_reference(text: str, *about: str) -> str:
    """Append the reference line to the text of a comment.

    >>> with_reference("Claim 1: wrong", "clm_1", "ver_1").splitlines()[-1]
    '[ref clm_1 ver_1 e15034]'
    """
    return f"{text}\n[ref {' '.join(about)} {_checksum(text)}]"


def parse_reference(comment: str) -> Reference | None:
    """Read the reference in the last line of a comment; None where it has none."""
    text, _, last_line = comment.rstrip().rpartition("\n")
    match = _REFERENCE_LINE.fullmatch(last_line.strip())
    return Reference(about=tuple(match[1].split()), intact=match[2] == _checksum(text)) if match else None


def _checksum(text: str) -> str:
    """Return a checksum of the words, whatever an office program did to the white space between them."""
    return sha256_of(" ".join(text.split()).encode("utf-8", "replace"))[:_DIGITS]
