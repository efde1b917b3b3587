"""Sections of the documents whose commands build on each other: run in their order, in a folder of their own."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from forks import Forks

ROOT = Path(__file__).resolve().parents[2]
TERMINAL = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
ARTICLE = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


def commands_under(heading: str) -> list[str]:
    section = TERMINAL.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    [block] = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return block.splitlines()


def ran(commands: list[str], folder: Path, forks: Forks) -> str:
    """What the commands print; each of them succeeds."""
    script = "\n".join(["set -e", f'workbench() {{ {shlex.join(forks.python)} -m workbench "$@"; }}', *commands])
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", script], cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_five_minutes_are_done_without_the_page(tmp_path: Path, forks: Forks) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    commands = commands_under("The five minutes without the page")
    assert len(commands) == 9

    said = ran(commands, tmp_path, forks)

    assert "Claim 37: open -> verified by Ada Berg" in said
    assert "NAM001@5:5 on 'Marcon': open -> accepted by Ada Berg" in said
    assert "on the command line" in said
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Pew, Global Attitudes, spring 2017" in report
    assert "Ada Berg" in report


def test_the_decisions_from_the_terminal_run(tmp_path: Path, forks: Forks) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    commands = commands_under("Decisions from the terminal")

    said = ran(["workbench articles --add article.txt", *commands], tmp_path, forks)

    assert "Claim 1: open -> wrong" in said
    assert "Undone in 'Oslo opens a bridge': the comment" in said
    assert "Claim 1: wrong -> partly wrong" in said


def test_the_commands_on_names_run(tmp_path: Path, forks: Forks) -> None:
    said = ran(commands_under("The desk's names"), tmp_path, forks)

    assert "On the list: Brégançon (place); not: Bregancon, Brigançon" in said
    assert "people.csv: 0 entries added, 2 already known" in said
    assert "Dropped: Ann Lee; Mayor of Oslo, from 2015-10, until 2019; Town hall, by phone." in said


@pytest.mark.parametrize(
    "heading", ["The five minutes without the page", "Decisions from the terminal", "The desk's names"]
)
def test_every_command_there_is_one_of_the_workbench(heading: str) -> None:
    assert all(line.startswith(("workbench ", "export WORKBENCH_REVIEWER=")) for line in commands_under(heading))
