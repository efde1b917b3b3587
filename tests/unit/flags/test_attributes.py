"""What is told of one person in two places."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.text.read_article import read_document


def quotes(text: str, code: str) -> list[str]:
    rules = tuple(rule for rule in RULES if rule.code == code)
    return [flag.quote for flag in flags_in(read_document(article_of(text)), rules)]


def test_an_age_a_year_apart_may_be_a_birthday():
    assert quotes("Tom Bradley, 45, opened the park. Bradley, 46, closed it.", "ROL002") == []


def test_two_of_one_surname_are_not_compared():
    text = "Tom Bradley, 45, opened the park. Mary Bradley, 12, sang. Bradley, 54, closed it."
    assert quotes(text, "ROL002") == []


def test_an_age_in_brackets_counts():
    assert quotes("Tom Bradley (45) opened the park. Bradley (54) closed it.", "ROL002") == ["54"]


@pytest.mark.parametrize("said", ["Lopez switched to the Democrats.", "Lopez, once a Democrat, said no."])
def test_a_change_of_party_told_as_one_is_left_alone(said: str):
    assert quotes(f"Republican Senator Maria Lopez opposed the bill. {said}", "ROL003") == []


def test_a_party_in_brackets_counts():
    assert quotes("Sen. Maria Lopez (R-Texas) spoke. Lopez (D-Texas) voted.", "ROL003") == ["D"]


def test_nationalities_that_go_together_are_one():
    text = "The Scottish actor Tom Bradley won. British actor Tom Bradley left."
    assert quotes(text, "ROL004") == []


def test_a_person_born_elsewhere_is_left_alone():
    text = "The French actor Luc Moreau won. The Belgian-born actor Luc Moreau left."
    assert quotes(text, "ROL004") == []


def test_a_pronoun_after_two_people_may_be_either():
    text = (
        "Maria Lopez joined in 2010. She led the board.\n\nMaria Lopez met Tom Bradley in 2014. He led the board.\n\n"
        "Maria Lopez left in 2016. She wept."
    )
    assert quotes(text, "ROL005") == []
