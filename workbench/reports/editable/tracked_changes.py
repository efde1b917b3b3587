"""The right wordings as tracked changes of a Word document: what each removes and adds, for the author to accept."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workbench.domain.report import Report, ReportedClaim, ReportedFlag
from workbench.domain.wording import fit_wording, rewords, word_changes

if TYPE_CHECKING:
    from docx.text.run import Run

MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
"""A time as Word takes it."""
_LINE_ENDS: Final = re.compile(r"\s*\n\s*")
_FIRST_NUMBER: Final = 1_000_000
"""Above the numbers of comments, which changes share."""


class Mark(Enum):
    """What a tracked change does to a run, and the element that says so."""

    REMOVED = "w:del"
    ADDED = "w:ins"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedChange:
    """The article's characters `start` to `end`, what is to replace them, and who proposed that when."""

    start: int
    end: int
    replacement: str
    author: str
    at: str


class Piece(NamedTuple):
    """A piece of text, and the change that removes or adds it, where there is one."""

    text: str
    mark: Mark | None = None
    change: TrackedChange | None = None


def proposed_changes(report: Report) -> list[TrackedChange]:
    """Return the changes to the article that its right wordings and accepted flags ask for, in order, none overlapping.

    Of statements that overlap the narrowest counts. A wording that is not the whole statement, such as a figure alone,
    stays in its comment.
    """
    text = report.review.article.text
    claims = sorted(report.claims, key=lambda claim: (len(claim.claim.quote), claim.claim.start))
    asked = [(claim.claim.span, _changes_of_claim(claim, text)) for claim in claims]
    asked += [(flag.flag.span, _changes_of_flag(flag)) for flag in report.accepted_flags]
    reworded = bytearray(len(text))
    changes: list[TrackedChange] = []
    for span, of_span in asked:
        if of_span and not any(reworded[span.start : span.end]):
            changes += of_span
            reworded[span.start : span.end] = b"\x01" * (span.end - span.start)
    return sorted(changes, key=lambda change: (change.start, change.end))


def _changes_of_claim(claim: ReportedClaim, text: str) -> list[TrackedChange]:
    verdict = claim.wording_verdict
    if verdict is None or claim.stale_because:
        return []
    quote = claim.claim.quote
    wording = fit_wording(_LINE_ENDS.sub(" ", verdict.should_read), quote, text[claim.claim.end : claim.claim.end + 1])
    if not rewords(quote, wording):
        return []
    signed = {"author": verdict.reviewer, "at": verdict.decided_at}
    return [
        TrackedChange(
            start=claim.claim.start + change.start,
            end=claim.claim.start + change.end,
            replacement=change.replacement,
            **signed,
        )
        for change in word_changes(quote, wording)
        if "\n" not in quote[change.start : change.end]
    ]


def _changes_of_flag(flag: ReportedFlag) -> list[TrackedChange]:
    quote, suggestion = flag.flag.quote, flag.flag.suggestion
    if not suggestion or "\n" in quote + suggestion or flag.no_longer_found:
        return []
    signed = {"author": flag.reviewer, "at": flag.decided_at}
    return [
        TrackedChange(
            start=flag.flag.start + change.start,
            end=flag.flag.start + change.end,
            replacement=change.replacement,
            **signed,
        )
        for change in word_changes(quote, suggestion)
    ]


class PendingChanges:
    """Splits the article's text, given piece by piece in order, where the changes begin and end."""

    def __init__(self, changes: Iterable[TrackedChange]) -> None:
        self._changes = deque(changes)

    def split(self, text: str, start: int) -> Iterator[Piece]:
        """Yield the pieces of `text`, which begins at `start` of the article, with what the changes add."""
        place, end = start, start + len(text)
        while self._changes and self._changes[0].start <= end:
            change = self._changes[0]
            if change.start == end < change.end:
                break
            if change.start > place:
                yield Piece(text[place - start : change.start - start])
            removed_from, place = max(change.start, place), min(change.end, end)
            if place > removed_from:
                yield Piece(text[removed_from - start : place - start], Mark.REMOVED, change)
            if change.end > end:
                return
            if change.replacement:
                yield Piece(change.replacement, Mark.ADDED, change)
            self._changes.popleft()
        if place < end or not text:
            yield Piece(text[place - start :])


def mark_changes(runs: Sequence[tuple["Run", Mark, str, str]]) -> None:
    """Put each run into the element of its tracked change, with its author and time; comments stay around it."""
    for number, (run, mark, author, at) in enumerate(runs, _FIRST_NUMBER):
        attributes = {"w:id": str(number), "w:author": author} | ({"w:date": at} if MOMENT.fullmatch(at) else {})
        element = OxmlElement(mark.value, attrs={qn(name): value for name, value in attributes.items()})
        run._r.addprevious(element)  # noqa: SLF001 - the library knows no tracked changes
        element.append(run._r)  # noqa: SLF001 - see above
        if mark is Mark.REMOVED:
            for words in run._r.findall(qn("w:t")):  # noqa: SLF001 - see above
                words.tag = qn("w:delText")
