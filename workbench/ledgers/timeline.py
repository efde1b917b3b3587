"""The timeline: every date of the article, the earliest first."""

from workbench.domain.span import Span
from workbench.ledgers.iso_dates import iso_date
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line, sentences_around
from workbench.text.layout.day_of_writing import day_of_writing


def date_ledger(findings: Findings) -> Ledger:
    """Return one row a date in chronological order; dates of unknown time come last, in reading order."""
    document = findings.document
    written_on = day_of_writing(document)
    rows = []
    for date in document.dates:
        place = Span(date.start, date.end)
        words = place.of(document.text)
        sentence = one_line(sentences_around(document, place).of(document.text))
        rows.append(Row((iso_date(date, words, written_on), one_line(words), sentence), (place,)))
    rows.sort(key=_order)
    return Ledger(
        name="dates",
        what="Every date, the earliest first. Does the order of events hold?",
        columns=("When", "As written", "Sentence"),
        rows=tuple(rows),
    )


def _order(row: Row) -> tuple[bool, str, Span]:
    is_known = row.cells[0][:1].isdigit()
    return not is_known, row.cells[0] if is_known else "", row.places[0]
