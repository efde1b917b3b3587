"""The right wording of a statement, as the reports that ask for it show it."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.report import ReportedClaim
from workbench.domain.wording import rewords, word_changes
from workbench.reports.typeset.model import Inline, Line, Style, Words, line

_QUOTATION_MARKS: Final = ("“", '"', "‘", "«", "„")


def should_read_lines(claim: ReportedClaim) -> Iterator[Line]:
    """Yield the right wording, with the words that are new in it strong; nothing where none is given."""
    wording = claim.should_read
    if wording:
        is_reworded = rewords(claim.claim.quote, wording)
        yield new_words_line(claim.claim.quote, wording) if is_reworded else line(Words(wording, Style.QUOTED))


def new_words_line(quote: str, wording: str) -> Line:
    """Return `wording` in quotation marks, unless it has its own, with the words strong that `quote` does not have."""
    opens, closes = ("", "") if wording[:1] in _QUOTATION_MARKS else ("“", "”")
    parts: list[Inline | str] = [opens]
    done = 0
    for change in word_changes(quote, wording):
        parts += [quote[done : change.start], Words(change.replacement, Style.STRONG)]
        done = change.end
    parts += [quote[done:], closes]
    return line(*(part for part in parts if part))


def suggested_wordings(claim: ReportedClaim) -> Iterator[Line]:
    """Yield what accepted flags on a claim suggest, as far as its right wording does not have it."""
    for flag in claim.flags:
        suggestion = flag.flag.suggestion
        if suggestion and flag.status == "accepted" and suggestion not in claim.should_read:
            yield line(Words(suggestion, Style.QUOTED), " for ", Words(flag.flag.quote, Style.QUOTED))
