"""Texts of one sign or word, over and over, cost work in proportion to their length.

Lines of the program are counted as they run, not seconds, so a busy machine changes
nothing; `benchmarks/growth.py` prints the seconds.
"""

import sys
from collections.abc import Callable, Sequence
from itertools import chain
from types import FrameType
from typing import Any

import pytest

from workbench.domain.article import article_of
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.flags.registry import RULES, flags_in
from workbench.text.document import Token
from workbench.text.read_article import read_document
from workbench.text.tagging import plain_tokens

FIRST = 20
REPEATS = 500
Tracer = Callable[[FrameType, str, Any], Any]
TEXTS = {
    "full stops": ".",
    "dots in threes": "...",
    "days": "12 March 2020, ",
    "days in figures": "2020-03-12 ",
    "years": "2020 ",
    "years since": "since 2004 ",
    "per cent": "36% ",
    "per cent in words": "5 per cent ",
    "quotations": '"a." ',
    "curly quotations": "“a.” ",
    "open and closed otherwise": '“a" ',
    "speech": '"Yes," he said. ',
    "names": "Ann Lee ",
    "names with a title": "Mr Lee ",
    "initials": "U.S. ",
    "brackets": "(a) ",
    "sums of money": "$5 ",
    "items": "1. ",
    "one word": "word ",
    "addresses": "http://a.b/c ",
    "lines": "a\n",
    "single letters": "A. ",
    "exclamations": "Oh! ",
    "open sentences in brackets": "(a. ",
    "note figures": "a.[1] ",
    "entities": "&quot;a&quot; ",
    "markdown": "**a** [b](http://c.d) ",
    "datelines": "LONDON (AP) - A.\n",
    "lines of publication": "12 March 2020\n",
    "captions": "It fell. Photo: A. Bo\n",
    "headings with a name": "Ann Lee\n",
}


def tag(texts: Sequence[str], *, names: bool = True) -> list[list[Token]]:
    """Tokens as of a text that is all names, as a language model might take it."""
    read = (chain.from_iterable(plain_tokens(text, [Span(0, len(text))])) for text in texts)
    return [[token._replace(tag="NNP", dep="compound") for token in tokens] for tokens in read]


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_twice_as_much_of_one_thing_costs_about_twice_the_work(unit: str) -> None:
    lines_run(unit * FIRST)  # what is made once, such as a list of words, is made here
    assert lines_run(unit * (2 * REPEATS)) < 3 * lines_run(unit * REPEATS)


def lines_run(text: str) -> int:
    """How many lines of the program a check of `text` runs."""
    run = 0

    def count(_frame: FrameType, event: str, _told: object) -> Tracer:
        nonlocal run
        run += event == "line"
        return count

    article = article_of(text)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        document = read_document(article, tag)
        claims_in(document)
        flags_in(document, RULES)
    finally:
        sys.settrace(before)
    return run
