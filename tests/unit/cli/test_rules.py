"""`workbench rules`: the list and one rule."""

import pytest

from workbench.__main__ import main
from workbench.flags.registry import DOCUMENTED


def test_every_rule_is_listed_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in DOCUMENTED]


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.code)
def test_a_rule_is_explained_by_code_in_any_case(rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", rule.code.lower()]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{rule.code} {rule.name}")
    assert rule.limits in printed


def test_an_unknown_code_gets_one_line_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "XXX999"]) == 2
    said = capsys.readouterr().err
    assert "'XXX999'" in said
    assert DOCUMENTED[0].code in said
    assert said.count("\n") == 1
