"""`workbench run`: the port and the server's settings."""

import socket

import pytest

from workbench.cli.run import free_port, server_command
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
