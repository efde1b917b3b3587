"""Contradiction pairs: two passages of the article that cannot both be right, side by side."""

from typing import Final

from workbench.domain.span import Span
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line, sentences_around

AGREEING: Final = ("NAM", "DUP", "BOI", "UNI", "WRD", "ATT", "SRC")
"""Rule groups whose related places do not contradict the flagged one; spellings are in the name ledger."""


def contradiction_ledger(findings: Findings) -> Ledger:
    """Return one row for each pair of passages that a flag finds in conflict, in reading order."""
    document = findings.document
    rows = []
    for flag in findings.flags:
        if not flag.related or flag.rule.startswith(AGREEING):
            continue
        related = Span(flag.related[0].start, flag.related[0].end)
        passage, other = sentences_around(document, flag.span), sentences_around(document, related)
        if passage != other:
            cells = (
                one_line(passage.of(document.text)),
                one_line(other.of(document.text)),
                f"{flag.rule} {flag.message}",
            )
            rows.append(Row(cells, (flag.span, related)))
    return Ledger(
        name="contradictions",
        what="Two passages that do not agree. Which is right?",
        columns=("Passage", "Against", "Why"),
        rows=tuple(rows),
    )
