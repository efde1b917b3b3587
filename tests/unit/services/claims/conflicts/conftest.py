"""A claim on a desk, and the two clones that go on from there."""

from collections.abc import Callable

import pytest
from two_clones import TEXT, Clones, clone_of

from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim


@pytest.fixture
def article(desk):
    return import_text(desk, TEXT, origin="a.txt", by="Ana")


@pytest.fixture
def claim(desk, article):
    return add_claim(desk, article.id, start=0, end=23, by="Ana")


@pytest.fixture
def parted(desk, claim) -> Callable[[], Clones]:
    """The clones, parted when it is called."""
    return lambda: Clones(clone_of(desk, "a"), clone_of(desk, "b"))
