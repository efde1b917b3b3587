"""The optional scorer: what it is asked, and what is made of its answers."""

import pytest

from workbench.__main__ import main
from workbench.detectors.words.scored import MARGIN, scored_rule
from workbench.domain.article import article_of
from workbench.services.articles import word_scorer
from workbench.services.articles.scanning import check_article

TEXT = "It was late. They could not bare the noise of the mill! So they left."


def scorer_for(likely, *, by):
    return lambda texts: [by if likely in text else 0.0 for text in texts]


def test_a_word_far_less_likely_than_its_partner_is_flagged_in_its_sentence():
    asked = []

    def scorer(texts):
        asked.extend(texts)
        return [MARGIN + 1 if " bear " in text else 0.0 for text in texts]

    flags = [flag for flag in check_article(article_of(TEXT), scorer=scorer).flags if flag.rule == "WRD004"]

    assert [(flag.quote, flag.suggestion) for flag in flags] == [("bare", "bear")]
    assert "They could not bear the noise of the mill!" in asked


def test_a_word_only_a_little_less_likely_is_left_alone():
    rule = scored_rule(scorer_for(" bear ", by=MARGIN - 1))
    assert "WRD004" not in {flag.rule for flag in check_article(article_of(TEXT)).flags}
    assert rule.code == "WRD004"
    found = check_article(article_of(TEXT), scorer=scorer_for(" bear ", by=MARGIN - 1)).flags
    assert "WRD004" not in {flag.rule for flag in found}


def test_a_scorer_that_is_not_installed_is_named_in_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(word_scorer, "_PACKAGE", "no_such_package")
    word_scorer.load_scorer.cache_clear()
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")

    assert main(["check", "--scorer", str(article)]) == 2

    said = capsys.readouterr().err
    assert "The scorer is not installed" in said
    assert said.count("\n") == 1


@pytest.mark.skipif(word_scorer.find_spec("llama_cpp") is None, reason="the scorer extra is not installed")
def test_the_installed_scorer_finds_its_example():
    rule = scored_rule(word_scorer.load_scorer())
    for text in rule.flagged:
        assert "WRD004" in {
            flag.rule for flag in check_article(article_of(text), scorer=word_scorer.load_scorer()).flags
        }
