"""Two values that one person cannot have, and the readings that explain them."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def flagged(text: str) -> list[str]:
    tagger = load_tagger()
    if tagger is None:
        pytest.skip("the language model is not installed")
    flags = flags_in(read_document(article_of(text), tagger))
    return [flag.quote for flag in flags if flag.rule.startswith("ROL")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nora Berg, 45, opened the mill. The 54-year-old has run it for years.", "54-year-old"),
        ("Nora Berg, 45, opened the mill. Berg, 54, has run it for years.", "54"),
        ("Nora Berg, a Danish painter, opened the show. The Swede left early.", "Swede"),
        ("Sen. Nora Berg (R-Ohio) spoke. The Democrat voted no.", "Democrat"),
        ("Nora Berg, the chairwoman of the trust, spoke. Berg, the trust's treasurer, then left.", "treasurer"),
        ("Nora Berg, general secretary of the union, spoke. Berg, the deputy general secretary, left.", "deputy"),
        ("Nora Berg, the ambassador to Ghana, spoke. Berg, the consul general, left early.", "consul general"),
        ("Nora Berg, a bus driver, saw it happen. The train driver called the police.", "train driver"),
        ("Ms Nora Berg opened the mill. Mr Berg spoke for an hour.", "Mr"),
        ("Nora Berg, a grandson of the founder, spoke. As the founder's nephew, he would help.", "nephew"),
    ],
)
def test_a_value_that_changes_between_two_mentions_is_flagged(text: str, quote: str):
    assert any(quote in one or one in quote for one in flagged(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nora Berg, 45, opened the mill. Jonas Lund, 54, has run it for years. The 54-year-old is a baker.",
        "Nora Berg, 45, opened the mill. Her father, Jonas Berg, 75, had built it.",
        "Nora Berg, 45, opened the mill. Berg, 17 when it closed, worked there.",
        "Nora Berg, a Danish painter, met Jonas Lund, a Swedish poet. The Swede left early.",
        "Nora Berg, the Danish-born Swedish painter, opened the show. The Swede left early.",
        "Sen. Nora Berg (R-Ohio) spoke. Berg, once a Democrat, voted no.",
        "Nora Berg, the chairwoman of the trust, spoke. Berg, treasurer of the chess club, then left.",
        "Nora Berg, the chairwoman of the trust, spoke. Berg, its former treasurer, then left.",
        "Nora Berg, the mayor, spoke. The governor has not said whether he would sign.",
        "Nora Berg, a councillor and teacher, spoke. The teacher left early.",
        "Nora Berg, a bus driver, saw it happen. A train driver called the police. The train driver was thanked.",
        "Nora Berg opened the mill. Jonas Lund spoke. He left early.",
        "Nora Berg opened the mill with a man from Hull. He left early.",
    ],
)
def test_a_value_that_a_reading_explains_is_left_alone(text: str):
    assert flagged(text) == []


def test_one_slip_raises_one_flag():
    assert len(flagged("Nora Berg, 45, opened the mill. Berg, 45, ran it. Berg, 54, sold it. Berg, 45, wept.")) == 1


def test_the_rarer_value_is_blamed():
    assert flagged("Nora Berg, 54, opened the mill. Berg, 45, ran it. Later on Berg, 45, wept.") == ["54"]
