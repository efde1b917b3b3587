"""The command line: help, and what is said of a line that cannot be read."""

import subprocess
import sys

import pytest

from workbench.__main__ import main
from workbench.cli.parser import COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    printed = capsys.readouterr().out
    assert left.value.code == 0
    assert f"  workbench {command}" in printed


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    assert all(f"    {command} " in printed for command in COMMANDS)


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        ([], "COMMAND"),
        (["chek"], "'chek'"),
        (["check"], "FILE"),
        (["check", "--published", "yesterday", "a.txt"], "'yesterday'"),
        (["check", "--flags-only", "--claims-only", "a.txt"], "not allowed"),
        (["report", "art_1", "--format", "odt"], "'odt'"),
        (["run", "--port", "0"], "'0' is not a port"),
        (["run", "--port", "http"], "'http' is not a port"),
    ],
)
def test_a_line_that_cannot_be_read_gets_one_line_and_status_2(
    argv: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(argv)
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert named in said
    assert said.count("\n") == 1
    assert "--help" in said


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom workbench.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n"
        "    print(sorted({'spacy', 'pandas', 'streamlit', 'requests'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
