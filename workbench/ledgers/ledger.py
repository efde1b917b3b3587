"""A ledger: named columns over rows that each belong to a place in the article."""

from dataclasses import dataclass

from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.domain.verdict import Label
from workbench.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """An article as read, with its claims and flags: the input of every ledger."""

    document: Document
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """An article with the reviewers' decisions, and the labels they could give: the input of ledgers of a check."""

    review: Review
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a ledger: a cell for every column, and the places it is about, the main one first.

    A row about nothing in the article, such as a source without claims, has no place.
    """

    cells: tuple[str, ...]
    places: tuple[Span, ...]

    def to_json(self, text: str) -> dict[str, object]:
        """Return the row as a JSON object, each place with its words in `text`."""
        places = [{"start": place.start, "end": place.end, "quote": place.of(text)} for place in self.places]
        return {"cells": list(self.cells), "places": places}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A table about the article; `what` says in a sentence what to look for in it."""

    name: str
    what: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def to_json(self, text: str) -> dict[str, object]:
        """Return the ledger as a JSON object; offsets are code points in `text`, the article's text."""
        return {
            "name": self.name,
            "columns": list(self.columns),
            "rows": [row.to_json(text) for row in self.rows],
        }


def sentences_around(document: Document, place: Span) -> Span:
    """Return the sentences that `place` overlaps as one span; the place itself where there are none."""
    sentences = document.sentences_in(place)
    return Span(sentences[0].start, sentences[-1].end) if sentences else place


def one_line(words: str) -> str:
    """Return `words` with every run of white space as one space."""
    return " ".join(words.split())
