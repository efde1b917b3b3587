"""Texts of one sign or word, over and over, cost time in proportion to their length."""

import time
from collections.abc import Sequence
from itertools import chain

import pytest

from workbench.detectors.registry import RULES, flags_in
from workbench.domain.article import article_of
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.text.document import Token
from workbench.text.reading import read_document
from workbench.text.tagging import plain_tokens

LONG = 20_000
SECONDS = 12.0
"""Seconds of the processor for one text, several times what it takes; the square of the length takes minutes."""
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
}


def tag(texts: Sequence[str]) -> list[list[Token]]:
    """Tokens as of a text that is all names, as a language model might take it."""
    read = (chain.from_iterable(plain_tokens(text, [Span(0, len(text))])) for text in texts)
    return [[token._replace(tag="NNP", dep="compound") for token in tokens] for tokens in read]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_one_thing_over_and_over_is_checked_in_time(unit: str) -> None:
    article = article_of(unit * LONG)
    begun = time.process_time()
    document = read_document(article, tag)
    claims_in(document)
    flags_in(document, RULES)
    assert time.process_time() - begun < SECONDS
