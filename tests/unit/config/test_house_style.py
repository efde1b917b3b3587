"""A newsroom's own style: what can be used is used, what cannot is told with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.config.house_style import NO_STYLE, HouseStyle, OwnName, OwnWord, parse_house_style
from workbench.config.toml_file import LARGEST, parse_toml
from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.registry import CODES, flags_in
from workbench.text.read_article import read_document

GUIDE = Path(__file__).parents[3] / "docs" / "house_style.md"


def parsed(text):
    return parse_house_style(parse_toml(text.encode("utf-8", "replace"), where="house_style.toml"), CODES)


def flagged(text, style):
    return {(flag.rule, flag.quote): flag for flag in flags_in(read_document(article_of(text)), style=style)}


def test_the_example_of_the_guide_is_used_without_a_problem():
    example = re.search(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[1]
    style, problems = parsed(example)

    assert problems == ()
    assert not style.runs("DAT003")
    assert not style.runs("BOI001")
    assert style.runs("DAT001")
    assert style.severity_of("WRD002", Severity.WARNING) is Severity.ERROR
    found = flagged("Send an E-mail to Tichanovskaya, to Sviatlana Tsikhanouskaja and to the the Marcon.", style)
    assert found["WRD003", "E-mail"].suggestion == "Email"
    assert "Agreed in 2019." in found["WRD003", "E-mail"].message
    assert found["NAM005", "Tichanovskaya"].suggestion == "Sviatlana Tsikhanouskaya"
    assert found["NAM005", "Tsikhanouskaja"].suggestion == "Tsikhanouskaya"
    assert found["WRD002", "the the"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[rules]\noff = ['NAM0001']", "house_style.toml:2: no rule has the code 'NAM0001'. Did you mean NAM001?"),
        ("\n[severity]\nNAM001 = 'grave'", "house_style.toml:3: the severity of NAM001 is 'grave'. Use one of: error"),
        ("[rulez]\noff = []", "house_style.toml:1: 'rulez' is not part of a house style. Did you mean rules?"),
        ("[[word]]\nwrong = 'a'", "house_style.toml:1: 'right' of a word is missing or not text"),
        ("[[name]]\nright = 'A'\nwrang = []", "house_style.toml:3: 'wrang' is not part of 'name'. Did you mean wrong?"),
        ("name = 'x'", "house_style.toml:1: 'name' is not a list of tables. Head each entry with [[name]]."),
        ("[ignore]\nwords = 'x'", "house_style.toml:2: 'words' is not a list of strings"),
        ("[rules]\noff = \n", "house_style.toml:2: this is not TOML"),
        ("#" * (LARGEST + 1), "house_style.toml: it has more than"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_with_its_line_and_the_way_out(text, told):
    _, (problem,) = parsed(text)
    assert str(problem).startswith(told)


def test_the_good_rest_of_a_faulty_file_counts():
    words = "[[word]]\nwrong='e-mail'\nright='email'\n[[word]]\nright='x'"
    style, problems = parsed(f"[rules]\noff = ['NOPE', 'UNI']\n{words}")
    assert len(problems) == 2
    assert style.off == {"UNI"}
    assert style.words == (OwnWord("e-mail", "email", ""),)


def test_ignored_words_are_left_alone_by_one_rule_or_by_all():
    text = "Macron came. Macron left. Then Macron slept. Marcon ate the the cake."
    assert {("NAM001", "Marcon"), ("WRD002", "the the")} <= flagged(text, NO_STYLE).keys()
    assert not flagged(text, HouseStyle(ignored=frozenset({"marcon", "the the"})))
    assert flagged(text, HouseStyle(ignored_by_rule=frozenset({("WRD002", "marcon")}))) == flagged(text, NO_STYLE)
    assert ("NAM001", "Marcon") not in flagged(text, HouseStyle(ignored_by_rule=frozenset({("NAM001", "marcon")})))


def test_a_right_spelling_and_an_unlike_name_are_no_slip():
    style = HouseStyle(names=(OwnName("Kamala Harris", ("Kamela",)),))
    assert not flagged("Kamala Harris met Harry and Paris Hilton.", style)
    assert {("NAM005", "Kamela"), ("NAM005", "Harriss")} <= flagged("Kamela spoke to Kamala Harriss.", style).keys()


@given(st.one_of(st.text(max_size=200), st.text("[]=\"'{}nameworignoreulsff,.#0123\n ", max_size=200)))
def test_no_text_makes_the_parser_raise(text):
    style, _ = parsed(text)
    assert isinstance(style, HouseStyle)
