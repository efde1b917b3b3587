"""The number ledger: sums with their arithmetic, then every figure with what it counts."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.flags.figures.context import stem
from workbench.flags.figures.marked_figures import Figure, SentenceFigures, readings
from workbench.ledgers.arithmetic_checks import arithmetic_checks
from workbench.ledgers.ledger import Findings, Ledger, Row, one_line, sentence_at

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


def number_ledger(found: Findings) -> Ledger:
    """One row a sum that the article makes, then one a figure; figures of the same things stand together."""
    text = found.document.text
    rows = [*_sums(found)]
    groups: dict[str, list[Row]] = {}
    for reading in readings(found.document, 1):
        sentence = one_line(reading.place.of(text))
        for index, figure in enumerate(reading.figures):
            if figure.mark in _SHOWN:
                counts = _counted(reading, index)
                row = Row((str(figure), counts, "", sentence), (figure.span,))
                groups.setdefault(_kind(figure, counts), []).append(row)
    rows += [row for group in groups.values() for row in group]
    return Ledger(
        name="numbers",
        what="Every sum with its arithmetic, and every figure with what it counts. Has one thing two values?",
        columns=("Figure", "What it counts", "Arithmetic", "Sentence"),
        rows=tuple(rows),
    )


def _sums(found: Findings) -> list[Row]:
    """The reckonings behind the number flags, then those that hold, each in reading order."""
    document = found.document
    flags = [flag for flag in found.flags if flag.rule.startswith("NUM") and "=" in flag.evidence]
    rows = []
    for flag in sorted(flags, key=lambda flag: flag.start):
        places = (flag.span, *(Span(at.start, at.end) for at in flag.related))
        sentence = one_line(sentence_at(document, flag.span).of(document.text))
        rows.append(Row((one_line(flag.quote), flag.name, flag.message, sentence), places))
    held = [(name, one) for name, one in arithmetic_checks(document) if one.holds]
    for name, one in sorted(held, key=lambda pair: pair[1].stated.span.start):
        places = (one.stated.span, *(figure.span for figure in one.others))
        sentence = one_line(sentence_at(document, one.stated.span).of(document.text))
        rows.append(Row((str(one.stated), name, f"{one.arithmetic}: it holds", sentence), places))
    return rows


def _counted(reading: SentenceFigures, index: int) -> str:
    """The few words after a figure that say what it counts; where there are none, those before it."""
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
    """The words up to the first that names nothing; "of" and what follows it belong to them."""
    kept: list[str] = []
    for word in words:
        if word.lower() in _STOPS and not (kept and kept[-1].lower() == "of"):
            break
        kept.append(word)
    while kept and kept[-1].lower() in {"of", *_STOPS}:
        kept.pop()
    return kept[:_MOST_WORDS]


def _kind(figure: Figure, counts: str) -> str:
    """What figures must share to stand together: their kind, and the stem of the thing counted."""
    words = [word for word in counts.split() if word.lower() != "of"]
    plural = [word for word in words if word.endswith("s")]
    return figure.mark + stem((plural or words or [""])[0])
