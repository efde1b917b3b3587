"""What a ledger is: named columns over rows that each stand at a place of the article."""

from dataclasses import dataclass

from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.domain.verdict import Label
from workbench.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """An article as read, with the claims and flags found in it: what every ledger is made from."""

    document: Document
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """An article with all that reviewers decided, and the labels they could give: for ledgers of a check."""

    review: Review
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a ledger: a cell for every column, and the places it speaks of, first one first.

    A row about nothing in the article, such as a source that no claim rests on, has no place.
    """

    cells: tuple[str, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A table about the article; `what` says in a sentence what to look for in it."""

    name: str
    what: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def to_json(self, text: str) -> dict[str, object]:
        """The ledger as a JSON object; offsets are code points in `text`, the article's text."""
        return {
            "name": self.name,
            "columns": list(self.columns),
            "rows": [
                {
                    "cells": list(row.cells),
                    "places": [{"start": at.start, "end": at.end, "quote": at.of(text)} for at in row.places],
                }
                for row in self.rows
            ],
        }


def sentence_at(document: Document, place: Span) -> Span:
    """The sentences that `place` lies in, as one stretch; the place itself where there are none."""
    around = document.sentences_in(place)
    return Span(around[0].start, around[-1].end) if around else place


def one_line(words: str) -> str:
    """`words` with every run of white space as one space."""
    return " ".join(words.split())
