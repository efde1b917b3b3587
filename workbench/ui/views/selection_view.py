"""The words a reviewer would add as a claim: what the browser says is selected, and where typed ones stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.domain.span import Span
from workbench.reports.escaping import show_hidden

AROUND = 28
"""Characters shown on either side of an occurrence."""
LONGEST_WORDS = 60


def selected_in(text: str, action: Mapping[str, Any]) -> Span | None:
    """Return the span of `text` that the browser names, in code points; nothing where the words differ.

    `words` are those the reviewer saw selected; line ends between paragraphs are not among them.
    """
    start, end, words = action.get("start"), action.get("end"), action.get("words")
    if type(start) is not int or type(end) is not int or not isinstance(words, str):
        return None
    if not 0 <= start < end <= len(text) or _squeezed(text[start:end]) != _squeezed(words) or not words.strip():
        return None
    return Span(start, end)


def occurrence_lines(text: str, places: Sequence[Span]) -> tuple[str, ...]:
    """Return each place with its number, counted from 1, and the text around it on one line."""
    return tuple(_line(text, number, place) for number, place in enumerate(places, 1))


def _line(text: str, number: int, place: Span) -> str:
    before, words, after = text[: place.start][-AROUND:], place.of(text), text[place.end :][:AROUND]
    if len(words) > LONGEST_WORDS:
        words = f"{words[:LONGEST_WORDS]}…"
    return f"{number}: " + show_hidden(" ".join(f"…{before}[{words}]{after}…".split()))


def _squeezed(words: str) -> str:
    return "".join(words.split())
