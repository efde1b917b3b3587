"""Texts read with the language model, for the tests of who and what they are about."""

from collections.abc import Callable

import pytest

from workbench.domain.article import article_of
from workbench.services.articles.language import load_tagger
from workbench.text.document import Document
from workbench.text.read_article import read_document


@pytest.fixture
def read() -> Callable[[str], Document]:
    """Return a function that reads a text; the test is skipped without the model."""
    tagger = load_tagger()
    if tagger is None:
        pytest.skip("the language model is not installed")
    return lambda text: read_document(article_of(text), tagger)


@pytest.fixture
def read_plainly() -> Callable[[str], Document]:
    """Return a function that reads a text without the model."""
    return lambda text: read_document(article_of(text))
