"""What the documents say is so: commands run, links lead somewhere, targets exist."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from forks import Forks

from workbench.__main__ import main
from workbench.cli.parser import COMMANDS, parse

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]
    if ".venv" not in path.parts
)
ARTICLE = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
FEED = '{"@type": "ClaimReview", "claimReviewed": "It opened in 2018", "reviewRating": {"alternateName": ": false"}}'


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def commands_in(path: Path) -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


COMMAND_LINES = sorted({command for path in DOCUMENTS for command in commands_in(path) if "workbench " in command})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("desk")
    (made / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (made / "boxscore.csv").write_text("City,Bridges\nOslo,12\n", encoding="utf-8")
    (made / "feed.json").write_text(FEED, encoding="utf-8")
    assert main(["articles", "--claims", str(made / "claims"), "--add", str(made / "article.txt")]) == 0
    return made


@pytest.mark.parametrize("command", [line for line in COMMAND_LINES if not line.startswith("workbench run")])
def test_a_command_of_the_documents_runs(command: str, folder: Path, forks: Forks) -> None:
    script = f'workbench() {{ {shlex.join(forks.python)} -m workbench "$@"; }}\n{command}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["sh", "-c", script], cwd=folder, env=environment, capture_output=True, check=False)
    assert ran.returncode in {0, 1}, ran.stderr
    assert ran.stdout
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("command", [line for line in COMMAND_LINES if line.startswith("workbench run")])
def test_a_run_command_of_the_documents_can_be_read(command: str) -> None:
    assert parse(command.split()[1:]).command == "run"


def test_the_documents_show_commands_to_run() -> None:
    assert len(COMMAND_LINES) > 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_make_target_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", document.read_text(encoding="utf-8"))) <= targets


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"| `{name}" not in text] == []


def test_every_dependency_is_explained() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    names = re.findall(r'"([\w-]+)', listed.group(1))
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in text] == []


def test_the_generated_documents_are_up_to_date() -> None:
    command = [sys.executable, "tools/build_docs.py", "--check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.returncode == 0
