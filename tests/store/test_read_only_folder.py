"""A folder that may not be written to is read, says in one line that it is only read, and loses nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from forks import Forks

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
PAGE = """
from pathlib import Path
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(Path("workbench/ui/main.py").resolve(), default_timeout=120).run()
print("\\n".join(each.value for each in page.text))
print("raised:", [each.value for each in page.exception])
"""
ATTACH = """
import sys
from pathlib import Path
from workbench.domain.source import SourceTier, Stance
from workbench.errors import StoreError
from workbench.services.sources.details import EvidenceInput
from workbench.services.sources.attach_source import attach_file
from workbench.wiring import open_desk
folder = Path(sys.argv[1])
desk = open_desk(folder)
claim = desk.store.load_all().claims[0]
for path in [folder, *folder.rglob("*")]:
    path.chmod(path.stat().st_mode & ~0o222)
bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada")
try:
    attach_file(desk, claim.article_id, claim.id, content=b"x", name="a.txt", bearing=bearing)
except StoreError as error:
    print(error)
"""


def unprivileged() -> list[str]:
    """The command that takes from root the right to write where the permissions say no."""
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    command = ["setpriv", "--bounding-set", rights, "--inh-caps", rights]
    if (
        shutil.which("setpriv") is None
        or subprocess.run([*command, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("root writes everywhere, and setpriv cannot take that right away here")
    return command


@pytest.fixture(scope="module")
def run():
    """What runs `python` with these words over a folder, without root's right to write everywhere."""
    forks = Forks(before=unprivileged())

    def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess:
        environment = {**os.environ, "WORKBENCH_CLAIMS": str(folder), "PYTHONPATH": str(ROOT)}
        command = [*forks.python, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    yield run
    forks.close()


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def set_writable(folder: Path, *, writable: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200 if writable else path.stat().st_mode & ~0o222)


@pytest.fixture
def folder(tmp_path: Path, run):
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "claims"
    assert run("-m", "workbench", "articles", "--add", str(tmp_path / "bridge.txt"), folder=made).returncode == 0
    yield made
    set_writable(made, writable=True)


@pytest.mark.parametrize(
    "command", [["claim", "add", "oslo", "--quote", "the mayor", "--by", "Ana"], ["articles", "--add", "README.md"]]
)
def test_a_command_that_writes_says_in_one_line_why_it_cannot(run, folder: Path, command: list[str]) -> None:
    before = content_of(folder)
    set_writable(folder, writable=False)
    ran = run("-m", "workbench", *command, folder=folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert "permission denied. Nothing was changed." in ran.stderr
    assert content_of(folder) == before


def test_a_report_is_made_and_says_that_the_export_is_not_recorded(run, folder: Path) -> None:
    before = content_of(folder)
    set_writable(folder, writable=False)
    ran = run("-m", "workbench", "report", "oslo", folder=folder)
    assert ran.returncode == 0
    assert "bridge" in ran.stdout
    assert ran.stderr.count("\n") == 1
    assert "this export is not recorded" in ran.stderr
    assert "permission denied" in ran.stderr
    assert content_of(folder) == before


@pytest.mark.parametrize(("command", "status"), [(["articles"], 0), (["doctor"], 1)])
def test_a_command_that_reads_reads(run, folder: Path, command: list[str], status: int) -> None:
    before = content_of(folder)
    set_writable(folder, writable=False)
    ran = run("-m", "workbench", *command, folder=folder)
    assert (ran.returncode, ran.stderr) == (status, "")
    assert ("Oslo opens a bridge" in ran.stdout) == (status == 0)
    assert ("permission denied: the folder is opened for reading only" in ran.stdout) == (status == 1)
    assert content_of(folder) == before


@pytest.mark.parametrize("name", ["datapackage.json", ".history"])
def test_what_may_not_be_read_is_said_in_one_line(run, folder: Path, name: str) -> None:
    (folder / ".history" / "applied").unlink()
    (folder / name).chmod(0)
    ran = run("-m", "workbench", "doctor", folder=folder)
    (folder / name).chmod(0o700)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert name in ran.stderr
    assert "permission denied" in ran.stderr
    assert run("-m", "workbench", "doctor", folder=folder).returncode == 0


@pytest.mark.parametrize("name", ["claims.csv", ".gitignore"])
def test_what_may_not_be_read_and_is_not_needed_is_said_and_done_without(run, folder: Path, name: str) -> None:
    (folder / ".history" / "applied").unlink()
    (folder / name).chmod(0)
    ran = run("-m", "workbench", "doctor", folder=folder)
    (folder / name).chmod(0o700)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert name in ran.stdout
    assert "permission denied" in ran.stdout
    assert run("-m", "workbench", "doctor", folder=folder).returncode == 0


def test_the_page_reads_and_says_it_in_one_line(run, folder: Path) -> None:
    before = content_of(folder)
    set_writable(folder, writable=False)
    ran = run("-c", PAGE, folder=folder)
    lines = ran.stdout.splitlines()
    assert lines[-1] == "raised: []"
    assert content_of(folder) == before
    assert [line for line in lines if "opened for reading only" in line], ran.stdout + ran.stderr


def test_a_folder_locked_while_the_page_runs_refuses_a_source_and_loses_nothing(run, folder: Path) -> None:
    before = {name: content for name, content in content_of(folder).items() if ".history" not in name}
    ran = run("-c", ATTACH, str(folder), folder=folder)
    assert "permission denied. Nothing was changed." in ran.stdout, ran.stderr
    after = {name: content for name, content in content_of(folder).items() if ".history" not in name}
    assert after == before
    set_writable(folder, writable=True)
    assert run("-m", "workbench", "doctor", folder=folder).returncode == 0
