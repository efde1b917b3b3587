"""The number ledger: sums with their arithmetic, then every figure with what it counts."""

import re
from itertools import chain
from typing import Final

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.context import stem
from workbench.flags.figures.marked_figures import SentenceFigures, figures_by_sentence
from workbench.ledgers.arithmetic_checks import arithmetic_checks
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line, sentences_around
from workbench.text.document import Document

_SHOWN: Final = "pqmnfr"
_AFTER: Final = re.compile(r"[ -](?!‹)[^‹›.,;:!?()\[\]\"“”–—]{1,60}")
_BEFORE: Final = re.compile(r"[^‹›.,;:!?()\[\]\"“”–—]{1,60}$")
_STOPS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "might",
        "more",
        "most",
        "must",
        "no",
        "not",
        "on",
        "or",
        "our",
        "over",
        "per",
        "she",
        "should",
        "since",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "until",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "will",
        "with",
        "would",
        "year",
        "said",
        "says",
        "told",
        "also",
        "only",
    ]
)
_MOST_WORDS: Final = 4


def number_ledger(findings: Findings) -> Ledger:
    """Return one row for each sum in the article, then one a figure; figures of the same things are adjacent."""
    text = findings.document.text
    groups: dict[str, list[Row]] = {}
    for reading in figures_by_sentence(findings.document, 1):
        sentence = one_line(reading.place.of(text))
        for index, figure in enumerate(reading.figures):
            if figure.mark in _SHOWN:
                counted = _what_it_counts(reading, index)
                row = Row((str(figure), counted, "", sentence), (figure.span,))
                groups.setdefault(_kind(figure, counted), []).append(row)
    rows = [*_flagged_sums(findings), *_correct_sums(findings.document), *chain.from_iterable(groups.values())]
    return Ledger(
        name="numbers",
        what="Every sum with its arithmetic, and every figure with what it counts. Has one thing two values?",
        columns=("Figure", "What it counts", "Arithmetic", "Sentence"),
        rows=tuple(rows),
    )


def _flagged_sums(findings: Findings) -> list[Row]:
    """Return the sums behind the number flags, in reading order."""
    document = findings.document
    flags = [flag for flag in findings.flags if flag.rule.startswith("NUM") and "=" in flag.evidence]
    rows = []
    for flag in sorted(flags, key=lambda flag: flag.start):
        places = (flag.span, *(Span(related.start, related.end) for related in flag.related))
        sentence = one_line(sentences_around(document, flag.span).of(document.text))
        rows.append(Row((one_line(flag.quote), flag.name, flag.message, sentence), places))
    return rows


def _correct_sums(document: Document) -> list[Row]:
    """Return the sums that hold, in reading order."""
    correct = [(name, check) for name, check in arithmetic_checks(document) if check.holds]
    rows = []
    for name, check in sorted(correct, key=lambda pair: pair[1].stated.span.start):
        places = (check.stated.span, *(figure.span for figure in check.others))
        sentence = one_line(sentences_around(document, check.stated.span).of(document.text))
        rows.append(Row((str(check.stated), name, f"{check.arithmetic}: it holds", sentence), places))
    return rows


def _what_it_counts(reading: SentenceFigures, index: int) -> str:
    """Return the few words after a figure that say what it counts, or those before it where there are none."""
    figure = reading.figures[index]
    mark = f"‹{figure.mark}{index}›"
    start = reading.masked.find(mark)
    after = _AFTER.match(reading.masked, start + len(mark))
    following = _until_stop(after.group().split()) if after else []
    if following:
        return " ".join(following)
    before = _BEFORE.search(reading.masked, max(0, start - 60), start)
    leading = before.group().split() if before else []
    while leading and leading[-1].lower() in {*_STOPS, "of"}:
        leading.pop()
    return " ".join(reversed(_until_stop(leading[::-1])))


def _until_stop(words: list[str]) -> list[str]:
    """Return the words up to the first stop word, except that "of" and what follows it are kept."""
    phrase: list[str] = []
    for word in words:
        if word.lower() in _STOPS and not (phrase and phrase[-1].lower() == "of"):
            break
        phrase.append(word)
    while phrase and phrase[-1].lower() in {"of", *_STOPS}:
        phrase.pop()
    return phrase[:_MOST_WORDS]


def _kind(figure: Figure, counted: str) -> str:
    """Return what figures must share to be listed together: their kind, and the stem of the thing counted."""
    words = [word for word in counted.split() if word.lower() != "of"]
    plural = [word for word in words if word.endswith("s")]
    return figure.mark + stem((plural or words or [""])[0])
