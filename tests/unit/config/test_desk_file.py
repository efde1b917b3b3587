"""desk.toml: who checks whom, and what a mistake in it leads to."""

import re
from pathlib import Path

import pytest

from workbench.config.desk_file import FILE_NAME, load_desk_rules, parse_rules
from workbench.config.toml_file import parse_toml
from workbench.domain.desk_rules import NO_RULES, DeskRules, SecondCheck

CAREFUL = "Until then a second person signs off."


def parsed(text):
    return parse_rules(parse_toml(text.encode(), where="desk.toml"))


def test_without_a_file_one_persons_verdict_is_enough_and_there_are_no_roles(tmp_path):
    assert load_desk_rules(tmp_path) == (NO_RULES, ())
    assert DeskRules(second_check=SecondCheck.NONE, editors=()) == NO_RULES
    assert parsed("") == (NO_RULES, ())


def test_the_example_of_the_guide_is_used_without_a_problem():
    guide = Path(__file__).parents[3] / "docs" / "verdicts.md"
    example = re.search(r"```toml\n(second_check.*?)```", guide.read_text("utf-8"), re.DOTALL)[1]
    assert parsed(example) == (DeskRules(second_check=SecondCheck.OPEN, editors=("Ana Ruiz", "Ben Okri")), ())


@pytest.mark.parametrize("choice", list(SecondCheck))
def test_the_file_says_whether_there_is_a_second_check_and_who_the_editors_are(choice, tmp_path):
    (tmp_path / FILE_NAME).write_text(f'second_check = "{choice}"\neditors = [" Eva  Lund ", "Ben"]\n', "utf-8")
    assert load_desk_rules(tmp_path) == (DeskRules(second_check=choice, editors=("Eva Lund", "Ben")), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nsecond_check = "twice"', "desk.toml:2: second_check is 'twice'. Use one of: none, open, blind. " + CAREFUL),
        ("second_check = 2", "desk.toml:1: second_check is 2. Use one of: none, open, blind. " + CAREFUL),
        (
            'second_chek = "open"',
            "desk.toml:1: 'second_chek' is not part of a desk file. Did you mean second_check? " + CAREFUL,
        ),
        ("second_check = open", "desk.toml:1: this is not TOML: "),
    ],
)
def test_a_mistake_about_the_second_check_never_does_without_one(text, told):
    rules, (problem,) = parsed(text)
    assert str(problem).startswith(told)
    assert problem.fix.endswith(CAREFUL)
    assert rules.second_check is SecondCheck.OPEN


def test_a_file_that_says_none_clearly_is_taken_at_its_word_whatever_else_is_wrong():
    rules, problems = parsed('second_check = "none"\neditors = 3\n')
    assert rules == NO_RULES
    assert [str(problem) for problem in problems] == [
        'desk.toml:2: editors is 3, not a list of names. Write editors = ["...", "..."].'
    ]


def test_a_name_that_cannot_be_used_is_told_and_the_others_count():
    rules, problems = parsed(f'second_check = "open"\neditors = ["Eva", 3, " ", "{"x" * 81}"]\n')
    assert rules.editors == ("Eva",)
    assert [problem.where for problem in problems] == ["desk.toml:2"] * 3
    assert problems[0].what == "the editor 3 is not a name"


def test_an_endless_list_of_editors_is_cut():
    names = ", ".join(f'"Editor {number}"' for number in range(1_001))
    rules, (problem,) = parsed(f'second_check = "open"\neditors = [{names}]')
    assert len(rules.editors) == 1_000
    assert "there are 1,001 editors" in problem.what
