"""The reference line of a comment in an exported Word document: what the comment is about, and how it then read."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.domain.identity import sha256_of

NO_VERDICT: Final = "no-verdict"
"""Stands in place of a verdict's id where a claim had none."""
_DIGITS: Final = 6
_FORM: Final = re.compile(r"\[ref ([\w:.-]{1,80}(?: [\w:.-]{1,80}){0,20}) ([0-9a-f]{6})\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The ids in a reference line, in their order; `intact` tells that the comment reads as it was exported."""

    about: tuple[str, ...]
    intact: bool

    @property
    def kind(self) -> str:
        """What the comment is about: "art", "clm" or "flg"."""
        return self.about[0].partition("_")[0]


def with_reference(text: str, *about: str) -> str:
    """The text of a comment with its reference line, which comes last.

    >>> with_reference("Claim 1: wrong", "clm_1", "ver_1").splitlines()[-1]
    '[ref clm_1 ver_1 e15034]'
    """
    return f"{text}\n[ref {' '.join(about)} {_sum(text)}]"


def reference_of(comment: str) -> Reference | None:
    """The reference in the last line of a comment, or nothing where it has none."""
    text, _, last = comment.rstrip().rpartition("\n")
    form = _FORM.fullmatch(last.strip())
    return Reference(about=tuple(form[1].split()), intact=form[2] == _sum(text)) if form else None


def _sum(text: str) -> str:
    """A check sum of the words, whatever an office program did to the white space between them."""
    return sha256_of(" ".join(text.split()).encode("utf-8", "replace"))[:_DIGITS]
