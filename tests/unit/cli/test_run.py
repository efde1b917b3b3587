"""`workbench run`: the port and the server's settings."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from workbench.cli.commands.run import free_port, run, server_command
from workbench.cli.parser import parse
from workbench.errors import NoFreePortError

ROOT = Path(__file__).resolve().parents[3]
STOPPED = ["The workbench has stopped. Everything that was acknowledged is on disk."]


@pytest.fixture(autouse=True)
def environment_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """`run` sets these for the page it becomes; in a test they must not outlive it."""
    for name in ("WORKBENCH_CLAIMS", "WORKBENCH_REVIEWER"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_a_busy_port_is_passed_over() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        assert free_port(taken) > taken


def test_no_port_after_the_last_one() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("127.0.0.1", 65_535))
        busy.listen()
        with pytest.raises(NoFreePortError, match="--port"):
            free_port(65_535)


@pytest.mark.parametrize(
    "setting",
    ["--server.port=9000", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false", "--server.headless=true"],
)
def test_the_page_listens_on_this_machine_only_and_reports_nothing(setting: str) -> None:
    assert setting in server_command(9000)


def test_the_page_answers_on_the_next_free_port_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        command = [sys.executable, "-m", "workbench", "run", "--port", str(taken), "--claims", str(tmp_path / "claims")]
        with in_a_terminal(command) as running:
            said = [running.stdout.readline(), running.stdout.readline()]
            address = re.search(r"http://127\.0\.0\.1:(\d+)", said[1])
            healthy = answers(f"{address.group()}/_stcore/health", seconds=30)
            last_words = after_ctrl_c(running)
    assert f"Port {taken} is busy" in said[0]
    assert int(address.group(1)) > taken
    assert healthy
    assert (last_words, running.returncode) == (STOPPED, 0)


@pytest.mark.parametrize(
    ("given", "environment", "filled_in"),
    [(["--by", "Ana Ruiz"], "", "Ana Ruiz"), ([], "Ben Okri", "Ben Okri"), ([], "", "")],
)
def test_the_name_given_is_filled_in_on_the_page_and_the_login_name_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: list[str], environment: str, filled_in: str
) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", environment)
    started: list[str] = []
    monkeypatch.setattr("workbench.cli.commands.run.serve", lambda _: started.append(os.environ["WORKBENCH_REVIEWER"]))
    monkeypatch.setattr("workbench.cli.commands.run.stop_at_ctrl_c", lambda: None)
    run(parse(["run", "--claims", str(tmp_path), "--port", str(free_port(20_000)), *given]))
    assert started == [filled_in]


def test_python_begins_anew_where_an_article_was_read_and_only_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class BeginsAnew(Exception):  # noqa: N818 - `os.execv` never returns
        pass

    def begin_anew(_program: str, words: list[str]) -> None:
        raise BeginsAnew(words)

    served: list[list[str]] = []
    monkeypatch.setattr("os.execv", begin_anew)
    monkeypatch.setattr("workbench.cli.commands.run.serve", served.append)
    monkeypatch.setattr("workbench.cli.commands.run.stop_at_ctrl_c", lambda: None)
    monkeypatch.setattr("workbench.cli.commands.run.hold_ctrl_c", lambda: None)
    article = tmp_path / "bridge.txt"
    article.write_text("The bridge\n\nThe bridge opened in Oslo in 2019, the mayor said.\n", "utf-8")
    command = ["run", "--claims", str(tmp_path / "claims"), "--port", str(free_port(20_000)), str(article)]
    with pytest.raises(BeginsAnew) as begun:
        run(parse(command))
    run(parse(command))
    assert [begun.value.args[0][3:]] == served


@pytest.mark.parametrize("seconds", [0, 0.4])
def test_ctrl_c_while_the_page_starts_ends_it_with_one_line(tmp_path: Path, seconds: float) -> None:
    with in_a_terminal([sys.executable, "-m", "workbench", "run", "--claims", str(tmp_path / "claims")]) as running:
        while "Ctrl+C stops it" not in running.stdout.readline():
            pass
        time.sleep(seconds)
        assert (after_ctrl_c(running), running.returncode) == (STOPPED, 0)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_ctrl_c_under_make_ends_it_with_the_same_line_and_no_word_of_make(tmp_path: Path) -> None:
    made = ["make", "run", "RUNTIME=", f"PY={sys.executable}", f"CLAIMS={tmp_path / 'claims'}"]
    with in_a_terminal(made) as running:
        while not running.stdout.readline().startswith("Reading seeds/"):
            pass
        assert after_ctrl_c(running) == STOPPED


def in_a_terminal(command: list[str]) -> subprocess.Popen[str]:
    """`command` in a process group of its own, all of which gets a Ctrl+C, as at a terminal."""
    at_a_terminal = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=at_a_terminal,  # under `make test` an inner make would tell which folder it enters and leaves
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def after_ctrl_c(running: subprocess.Popen[str]) -> list[str]:
    """What is said from a Ctrl+C to the end, without empty lines."""
    os.killpg(running.pid, signal.SIGINT)
    return [line for line in running.communicate(timeout=30)[0].splitlines() if line]


def answers(address: str, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False
