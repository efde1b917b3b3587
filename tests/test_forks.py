"""A forked command is to its test what a command is: its own status, streams, folder and environment."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from forks import CAN_FORK, Forks

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="nothing is forked here")


def run(forks: Forks, *words: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([*forks.python, *words], capture_output=True, text=True, check=False, **options)


@pytest.mark.parametrize(
    ("source", "status"),
    [("pass", 0), ("exit(7)", 7), ("exit('why')", 1), ("1 / 0", 1), ("import os; os.kill(os.getpid(), 9)", -9)],
)
def test_the_status_is_that_of_the_command(forks: Forks, source: str, status: int) -> None:
    assert run(forks, "-c", source).returncode == status


def test_the_streams_are_those_given(forks: Forks) -> None:
    ran = run(forks, "-c", "import sys; print(input()); print(sys.argv, file=sys.stderr)", "a b", input="äöü\n")
    assert (ran.stdout, ran.stderr) == ("äöü\n", "['-c', 'a b']\n")


def test_one_command_knows_nothing_of_another(forks: Forks, tmp_path: Path) -> None:
    leave = "import os; os.environ['LEFT'] = 'x'; os.chdir('/'); import workbench; workbench.left = 1"
    look = "import os, workbench; print(os.environ.get('LEFT'), os.getcwd(), hasattr(workbench, 'left'))"
    run(forks, "-c", leave, cwd=tmp_path)
    assert run(forks, "-c", look, cwd=tmp_path).stdout == f"None {tmp_path.resolve()} False\n"


def test_a_command_begins_without_a_thread_or_an_open_file(forks: Forks) -> None:
    look = "import os; print(os.listdir('/proc/self/task') == [str(os.getpid())], len(os.listdir('/proc/self/fd')))"
    with subprocess.Popen([*forks.python, "-c", "input()"], stdin=subprocess.PIPE) as other:
        said = run(forks, "-c", look).stdout
        other.communicate(b"\n")
    # The three streams, the folder that is listed, and the pipe whose end tells the server of the command's.
    assert said == "True 5\n"


def test_a_signal_reaches_the_command(forks: Forks) -> None:
    source = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
    with subprocess.Popen([*forks.python, "-c", source], stdout=subprocess.PIPE) as asleep:
        number = int(asleep.stdout.readline())
        asleep.terminate()
        assert asleep.wait(60) == -signal.SIGTERM
    assert is_gone(number)


def is_gone(number: int) -> bool:
    """Whether the process ends within a minute; one that has ended is there until its parent has heard so."""
    for _ in range(600):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_whoever_goes_away_while_asking_ends_nothing(forks: Forks) -> None:
    address = forks.python[-1]
    for begun in (b"", b"\0" * 7 + b"\x09", b"\0" * 7 + b"\x09{"):
        with socket.socket(socket.AF_UNIX) as gone:
            gone.connect(address)
            gone.sendall(begun)
    assert run(forks, "-c", "pass").returncode == 0


def test_a_command_ends_when_nobody_waits_for_it_any_longer(forks: Forks) -> None:
    source = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
    with subprocess.Popen([*forks.python, "-c", source], stdout=subprocess.PIPE) as asleep:
        asleep.stdout.readline()
        asleep.kill()
        assert asleep.stdout.read() == b""  # its end came, so nobody holds the other one
