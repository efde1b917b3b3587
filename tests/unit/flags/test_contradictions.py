"""Statements that exclude each other, within the text and between headline and body."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.text.read_article import read_document

OPPOSED, DENIED, DATED = "'acquitted' against 'guilty'", "one denies what the other says", "two dates for the same"


def flagged(text: str, code: str) -> list[tuple[str, str]]:
    rules = tuple(rule for rule in RULES if rule.code == code)
    return [(flag.quote, flag.evidence) for flag in flags_in(read_document(article_of(text)), rules)]


def both(one: str, other: str) -> str:
    return f"{one}\n\nThe weather was fine.\n\n{other}"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            "The court cleared the mayor of fraud.",
            "The court convicted the mayor of fraud.",
            OPPOSED,
        ),
        (
            "The storm damaged the bridge in Selby.",
            "The storm never damaged the bridge in Selby.",
            "one denies what the other says",
        ),
        (
            "The parish of Selby opened the new bridge on Monday in May 1990.",
            "The parish of Selby opened the new bridge on Monday in June 1990.",
            DATED,
        ),
    ],
)
def test_two_statements_that_exclude_each_other_are_flagged_once(one: str, other: str, why: str):
    assert flagged(both(one, other), "CON001") == [(other, why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court cleared the mayor of fraud.", "The court never convicted the mayor of fraud."),
        ("The storm damaged the bridge in Selby.", "The storm may have damaged the bridge in Selby."),
        ("The storm damaged the bridge in Selby.", "“The storm never damaged the bridge in Selby,” he said."),
        ("The storm damaged the bridge in Selby.", "The storm never damaged the bridge in Kirkby."),
        ("The storm damaged 2 bridges in Selby.", "The storm never damaged 3 bridges in Selby."),
        ("Confirm the new password of Selby", "The new password of Selby does not match."),
    ],
)
def test_two_statements_that_can_both_be_so_are_left_alone(one: str, other: str):
    assert flagged(both(one, other), "CON001") == []


def test_what_contradicts_is_not_also_told_twice():
    text = both(
        "The Severn Bridge was closed on Monday after the storm damaged two cables.",
        "The Severn Bridge stayed open on Monday after the storm damaged two cables.",
    )
    assert flagged(text, "DUP001") == []
    assert len(flagged(text, "CON001")) == 1


def test_a_birth_in_a_box_of_facts_is_set_beside_the_text():
    text = "Anna Schmidt\n\nBorn 3 May 1950 Kirkby\n\nAnna Schmidt (5 May 1950 – 7 June 2010) was a painter."
    assert flagged(text, "CON001") == [("5 May 1950", "born: 3 May 1950 / 5 May 1950")]


def test_a_birth_of_kin_is_another_birth():
    text = "Anna Schmidt (born 3 May 1950) is a painter. Schmidt had a son born on 5 May 1980."
    assert flagged(text, "CON001") == []


def test_a_headline_that_counts_only_the_dead_counts_people():
    text = "Fire kills ten in Leeds factory\n\nNine people were killed on Monday in a fire at a factory in Leeds."
    assert flagged(text, "CON002") == [("ten", "ten / Nine")]


def test_a_headline_is_flagged_by_one_rule_only():
    text = "Fire kills 10 people in Leeds factory\n\nA fire at a factory in Leeds killed 9 people on Monday."
    assert flagged(text, "CON002") == [("10", "10 / 9")]
    assert flagged(text, "NUM012") == []


def test_a_headline_may_round():
    text = "Storm shuts 300 schools in Leeds\n\nThe storm in Leeds shut 297 schools on Monday, all schools in Leeds."
    assert flagged(text, "CON002") == []


def test_a_text_without_a_headline_has_no_lead():
    text = "The storm in Leeds shut 30 schools.\n\nThe storm in Leeds shut 97 schools on Monday."
    assert flagged(text, "CON002") == []
