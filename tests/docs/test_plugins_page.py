"""The package that docs/plugins.md shows is built from the page and installed, and the workbench uses it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from forks import Forks

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
TEXT = "It was agreed, sources close to the talks said. Some 36% of voters agreed in 2019.\n"


def section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def block(heading: str, language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", section(heading), re.DOTALL).group(1)


SECTIONS = ["A rule", "A report format", "A set of labels", "A reader of files"]


class Installed:
    """A folder with the package of the page beside a claims folder, and the workbench run there."""

    def __init__(self, folder: Path, forks: Forks) -> None:
        self.folder = folder
        self.forks = forks
        self.site = folder / "site"
        self.add("desk/__init__.py", "")
        points = []
        for heading in SECTIONS:
            module = re.search(r"`desk/(\w+)\.py`", section(heading)).group(1)
            self.add(f"desk/{module}.py", block(heading, "python"))
            points.append(re.search(r'\[project\.entry-points\."(.*?)"\]\n(.*)', block(heading, "toml"), re.DOTALL))
        self.add("desk-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: desk\nVersion: 1.0\n")
        self.entry_points(
            "\n".join(f"[{group}]\n{line.replace(chr(34), '')}" for group, line in (p.groups() for p in points))
        )
        (folder / "a.txt").write_text(TEXT)

    def add(self, name: str, content: str) -> None:
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)

    def entry_points(self, content: str) -> None:
        self.add("desk-1.0.dist-info/entry_points.txt", content)

    def add_article(self) -> None:
        """Have the article on the desk, for which nobody needs the package."""
        command = [*self.forks.python, "-m", "workbench", "articles", "--add", "a.txt", "--by", "Ana"]
        subprocess.run(command, cwd=self.folder, capture_output=True, check=True)

    def run(self, *command: str) -> subprocess.CompletedProcess:
        places = os.environ | {"PYTHONPATH": os.pathsep.join([str(self.site), str(ROOT)])}
        return subprocess.run(
            [sys.executable, "-m", "workbench", *command],
            cwd=self.folder,
            env=places,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def desk(tmp_path, forks):
    return Installed(tmp_path, forks)


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_way_is_told_in_under_60_lines(heading):
    assert len(section(heading).splitlines()) < 60


def test_a_rule_of_the_package_flags_and_is_explained(desk):
    checked = desk.run("check", "a.txt")
    assert "DESK001" in checked.stdout
    assert "Say how close, or name them." in checked.stdout

    assert "sources-close-to (warning)" in desk.run("rules", "DESK001").stdout


def test_a_report_comes_in_a_format_of_the_package(desk):
    desk.add_article()
    report = desk.run("report", "a", "--format", "txt", "--by", "Ana")

    assert report.stderr == ""
    assert "Some 36% of voters agreed in 2019" in report.stdout


def test_a_desk_that_names_the_labels_of_the_package_has_them(desk):
    desk.add_article()
    (desk.folder / "claims" / "desk.toml").write_text('labels = "five-grades"\n')

    refused = desk.run("verdict", "a", "1", "verified", "--reason", "So.", "--by", "Ana")
    assert "Use one of: true." in refused.stderr

    (desk.folder / "claims" / "desk.toml").write_text('labels = "six-grades"\n')
    told = desk.run("state", "a")
    assert "no package brings the labels 'six-grades'" in told.stderr
    assert "Use one of: five-grades." in told.stderr


def test_a_file_of_a_kind_that_the_package_reads_becomes_an_article(desk):
    (desk.folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:04,000\nSome 36% of voters agreed in 2019.\n")
    added = desk.run("articles", "--add", "talk.srt", "--by", "Ana")

    assert added.returncode == 0
    assert (desk.folder / "claims").is_dir()
    assert "-->" not in desk.run("check", "talk.srt").stdout

    (desk.folder / "bad.srt").write_bytes(b"1\n\xff\xfe\x00 36%\n")
    refused = desk.run("articles", "--add", "bad.srt", "--by", "Ana")
    assert refused.returncode
    assert "Save it as UTF-8" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_package_that_cannot_be_loaded_or_fails_is_told_of_and_the_check_goes_on(desk):
    desk.entry_points("[workbench.rules]\ndesk = desk.rules:RULES\ngone = desk.gone:RULES\nodd = desk.rules:find\n")
    desk.add("desk/rules.py", block("A rule", "python").replace("    start = ", "    1 / 0\n    start = "))
    desk.add_article()
    checked = desk.run("check", "a.txt")

    assert checked.returncode == 0
    assert "entry point gone (workbench.rules): it cannot be loaded: ModuleNotFoundError" in checked.stderr
    assert "'desk.rules:find' provides function, where Rule is expected" in checked.stderr
    assert "Some 36% of voters" in checked.stdout
    assert "the rule DESK001 failed and flags nothing more" in checked.stderr
    assert "Traceback" not in checked.stderr
