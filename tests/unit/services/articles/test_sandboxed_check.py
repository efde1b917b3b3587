"""A long text is checked in a process of its own, as it would be here, and never longer than its budget."""

import pytest

from workbench.config.house_style import NO_STYLE
from workbench.domain.article import article_of
from workbench.errors import IntakeError
from workbench.services.articles import sandboxed_check
from workbench.services.articles.check_article import check_article
from workbench.services.articles.import_article import import_text
from workbench.services.articles.sandboxed_check import check_in_budget
from workbench.services.articles.scan_article import scan_article

TEXT = "The bridge in Oslo opened in 2019. It cost 40 million kroner, and 120% of voters agreed, the mayor said."


@pytest.fixture
def every_text_is_long(monkeypatch):
    monkeypatch.setattr(sandboxed_check, "LONGEST_HERE", 10)


@pytest.mark.usefixtures("every_text_is_long")
def test_a_long_text_is_checked_apart_with_the_same_outcome():
    article = article_of(TEXT, origin="oslo.txt")
    assert check_in_budget(article, NO_STYLE) == check_article(article, NO_STYLE)


@pytest.mark.usefixtures("every_text_is_long")
def test_a_check_over_its_budget_is_broken_off_and_nothing_of_it_is_kept(desk, monkeypatch):
    article = import_text(desk, TEXT, origin="oslo.txt", by="Ana")
    monkeypatch.setattr(sandboxed_check, "SECONDS", 0)
    before = desk.store.version()

    with pytest.raises(IntakeError, match=r"^oslo\.txt: checking it took more than 0 seconds, and was stopped\. Split"):
        scan_article(desk, article, by="Ana")

    assert desk.store.version() == before


@pytest.mark.usefixtures("every_text_is_long")
def test_a_check_whose_process_dies_is_told_in_one_line(desk, monkeypatch):
    monkeypatch.setattr(sandboxed_check.sys, "executable", "/bin/false")
    article = import_text(desk, TEXT, origin="oslo.txt", by="Ana")

    with pytest.raises(IntakeError, match=r"^oslo\.txt: [^\n]*stopped[^\n]*$"):
        scan_article(desk, article, by="Ana")


def test_an_article_of_usual_length_is_checked_here(monkeypatch):
    monkeypatch.setattr(sandboxed_check.subprocess, "run", None)
    assert check_in_budget(article_of(TEXT), NO_STYLE).claims
