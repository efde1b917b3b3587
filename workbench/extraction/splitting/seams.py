"""Where a sentence may be cut, and the nearest span that cuts nothing in two."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.text.document import Document, Name, Quotation, TextSentence, Token
from workbench.text.speech.marks import is_apostrophe_ahead

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}
_CLOSING: Final = frozenset(_OPENING.values())
_OPEN_BEFORE_CAPITAL: Final = frozenset("\"‘'")
"""Marks that open a quotation where a capital follows."""

_MARK: Final = re.compile(r"[()\[\]{}“”«»]")
_IN_WORD: Final = frozenset("-‐‑'’")
_JOINED_PAIRS: Final = {"between": "and", "both": "and", "either": "or", "neither": "nor", "whether": "or"}
"""Words whose two members belong together, with the word between the members."""
_PAIR_REACH: Final = 40
_CLOSE_BEFORE: Final = frozenset(",;:!?)]}”»")


def closed_places(document: Document, sentence: TextSentence, tree: DependencyTree) -> list[bool]:
    """Return for each token of the sentence whether no cut may be made before it.

    Closed are the insides of brackets, quotations, names and words, and what
    "between ... and" and the like hold together. Linear in the sentence.
    """
    text, tokens = document.text, tree.tokens
    closed = [index > 0 and is_within_word(text, token.start) for index, token in enumerate(tokens)]
    whole = Span(sentence.start, sentence.end)
    names = [Span(name.start, name.end) for name in _overlapping(document.names, whole)]
    for span in (*partnered(text, whole), *_quoted(document, whole), *names):
        for index in range(bisect_right(tokens, span.start, key=_start), bisect_left(tokens, span.end, key=_start)):
            closed[index] = True
    for index, token in enumerate(tokens):
        if token.entity and not token.entity_begins:
            closed[index] = True
        if partner := _JOINED_PAIRS.get(token.text.lower()):
            for inner in range(index + 1, _end_of_pair(tokens, index, partner)):
                closed[inner] = True
    return closed


def fitted(document: Document, span: Span, within: Span) -> Span:
    """Return the span nearest to `span` in `within` that begins and ends at whole words and holds marks in pairs."""
    text = document.text
    start, end = span.start, span.end
    while start > within.start and is_within_word(text, start):
        start -= 1
    while end < within.end and is_within_word(text, end):
        end += 1
    pairs = [*partnered(text, within), *_quoted(document, within)]
    for pair in sorted(pairs):
        if pair.start < start < pair.end <= end:
            start = pair.start if start < pair.end - 1 else pair.end
    for pair in sorted(pairs, reverse=True):
        if start <= pair.start < end < pair.end:
            end = pair.end if end > pair.start + 1 else pair.start
    return _without_edges(text, Span(start, end), pairs) if start < end else span


def _without_edges(text: str, span: Span, pairs: Sequence[Span]) -> Span:
    """Return the span without white space and marks at its edges whose partners it does not hold."""
    partners = {edge for pair in pairs if span.holds(pair) for edge in (pair.start, pair.end - 1)}
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or (start not in partners and _is_left_before(text, start))):
        start += 1
    while end > start and (text[end - 1].isspace() or (end - 1 not in partners and _is_left_behind(text, end - 1))):
        end -= 1
    return Span(start, end) if start < end else span


def _is_left_before(text: str, place: int) -> bool:
    """Return whether the mark at `place` closes, or opens what does not end in the span that it begins."""
    mark, is_before_capital = text[place], text[place + 1 : place + 2].isupper()
    is_quotation_mark = mark in _OPEN_BEFORE_CAPITAL and is_before_capital and not is_apostrophe_ahead(text, place)
    return mark in _CLOSE_BEFORE or mark in _OPENING or is_quotation_mark


def _is_left_behind(text: str, place: int) -> bool:
    """Return whether the mark at `place` opens, or closes what does not begin in the span that it ends."""
    is_smile = text[max(0, place - 2) : place].strip()[-1:] in {":", ";", "-"}
    return text[place] in _OPENING or (text[place] in _CLOSING and not is_smile)


def is_within_word(text: str, place: int) -> bool:
    """Return whether a word runs on over `place`: at a hyphen, an apostrophe or between two letters.

    >>> [is_within_word("well-known, isn't it", place) for place in (4, 5, 10, 13, 15)]
    [True, True, False, True, True]
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum():
        joins = after in _IN_WORD and text[place + 1 : place + 2].isalnum()
        return after.isalnum() or joins
    return before in _IN_WORD and after.isalnum() and place > 1 and text[place - 2].isalnum()


def partnered(text: str, within: Span) -> Iterator[Span]:
    """Yield the spans from each opening bracket or mark to its partner; one without a partner is passed over."""
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, within.start, within.end):
        char, place = match.group(), match.start()
        if char in _OPENING:
            opened.append((_OPENING[char], place))
        else:
            at = next((index for index in range(len(opened) - 1, -1, -1) if opened[index][0] == char), None)
            if at is not None:
                yield Span(opened[at][1], place + 1)
                del opened[at:]


def _quoted(document: Document, within: Span) -> Iterator[Span]:
    """Yield the quotations that begin and end in `within`."""
    for quotation in _overlapping(document.quotations, within):
        if within.start <= quotation.start and quotation.end <= within.end:
            yield Span(quotation.start, quotation.end)


def _overlapping(ordered: Sequence[Name | Quotation], within: Span) -> Sequence[Name | Quotation]:
    """Return the names or quotations that begin in `within`."""
    return ordered[bisect_left(ordered, within.start, key=_start) : bisect_left(ordered, within.end, key=_start)]


def _end_of_pair(tokens: Sequence[Token], opening: int, partner: str) -> int:
    """Return the index behind the first word of the second member; the opening's own where there is none."""
    for index in range(opening + 1, min(len(tokens) - 1, opening + _PAIR_REACH)):
        if tokens[index].text.lower() == partner:
            return index + 2
        if tokens[index].text in {";", "."}:
            break
    return opening + 1


def _start(placed: Token | Name | Quotation) -> int:
    return placed.start
