"""Contradiction pairs: two places of the article that cannot both be right, beside each other."""

from typing import Final

from workbench.domain.span import Span
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line, sentence_at

AGREEING: Final = ("NAM", "DUP", "BOI", "UNI", "WRD", "ATT", "SRC")
"""Rule groups whose related places do not contradict the flagged one; spellings are in the name ledger."""


def contradiction_ledger(found: Findings) -> Ledger:
    """One row a pair of passages that a flag sets against each other, in reading order."""
    document = found.document
    rows = []
    for flag in found.flags:
        if flag.rule.startswith(AGREEING):
            continue
        here = sentence_at(document, flag.span)
        for related in flag.related[:1]:
            there = Span(related.start, related.end)
            around = sentence_at(document, there)
            if here == around:
                continue
            cells = (
                one_line(here.of(document.text)),
                one_line(around.of(document.text)),
                f"{flag.rule} {flag.message}",
            )
            rows.append(Row(cells, (flag.span, there)))
    return Ledger(
        name="contradictions",
        what="Two passages that do not agree. Which is right?",
        columns=("Passage", "Against", "Why"),
        rows=tuple(rows),
    )
