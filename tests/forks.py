"""Commands in processes of their own without the time to load the workbench: forked, where the system can.

A test of how a program starts or ends (a closed stream, Ctrl+C, what is loaded
when) runs `python` itself.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
CAN_FORK = sys.platform == "linux"
"""Elsewhere what the system's libraries do may not survive a fork."""
NO_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}


class Forks:
    """A fork server, started when it is first needed.

    `before` are the words of a command that runs another, such as one that takes rights away.
    """

    def __init__(self, before: Sequence[str] = ()) -> None:
        self._before = list(before)
        # A socket's name must be short, and the folder of a test has a long one.
        self._folder = Path(tempfile.mkdtemp(prefix="forks-"))
        self._server: subprocess.Popen | None = None

    @property
    def python(self) -> list[str]:
        """The words of a command that does what `python` does."""
        if not CAN_FORK:
            return [*self._before, sys.executable]
        address = self._folder / "socket"
        if self._server is None:
            self._server = self._serve(address)
        return [sys.executable, "-I", "-S", str(HERE / "fork_client.py"), str(address)]

    def close(self) -> None:
        """End the server, and every process that it made."""
        if self._server is not None:
            self._server.stdin.close()
            self._server.wait()
        shutil.rmtree(self._folder)

    def _serve(self, address: Path) -> subprocess.Popen:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(address))
            listener.listen()
            return subprocess.Popen(
                [*self._before, sys.executable, str(HERE / "fork_server.py"), str(listener.fileno())],
                cwd=HERE.parent,
                env={**os.environ, **NO_THREADS, "PYTHONPATH": str(HERE.parent)},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                pass_fds=[listener.fileno()],
                start_new_session=True,  # Ctrl+C is for pytest, which closes what it started
            )
