"""`workbench run`: the port and the server's settings."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from workbench.cli.commands.run import free_port, server_command
from workbench.errors import NoFreePortError


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
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
            said = [running.stdout.readline(), running.stdout.readline()]
            address = re.search(r"http://127\.0\.0\.1:(\d+)", said[1])
            healthy = answers(f"{address.group()}/_stcore/health", seconds=30)
            running.send_signal(signal.SIGINT)
            said.append(running.communicate(timeout=30)[0])
    assert f"Port {taken} is busy" in said[0]
    assert int(address.group(1)) > taken
    assert healthy
    assert "Traceback" not in "".join(said)


def answers(address: str, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False
