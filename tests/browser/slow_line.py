"""A slow line between the browser and the page's server: every byte arrives in order, and late."""

import queue
import socket
import threading
import time
from contextlib import suppress

CHUNK = 65_536


class SlowLine:
    """A port of this machine that leads to the server's; `delay` seconds pass in each direction, as set at the time."""

    def __init__(self, server_port: int) -> None:
        self.up = 0.0
        self.down = 0.0
        self.server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.port = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """End every connection, as a server that is gone does."""
        for end in [self._listener, *self._ends]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self.server_port))
            except OSError:
                return
            self._ends += [browser, server]
            self._carry(browser, server, "up")
            self._carry(server, browser, "down")

    def _carry(self, source: socket.socket, target: socket.socket, direction: str) -> None:
        """Pass on what comes from `source`; what was sent last arrives last, also when the delay grows shorter."""
        under_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()

        def receive() -> None:
            chunk = b"-"
            while chunk:
                try:
                    chunk = source.recv(CHUNK)
                except OSError:
                    chunk = b""
                under_way.put((time.monotonic() + getattr(self, direction), chunk))

        def deliver() -> None:
            chunk = b"-"
            while chunk:
                due, chunk = under_way.get()
                time.sleep(max(0.0, due - time.monotonic()))
                with suppress(OSError):
                    target.sendall(chunk) if chunk else target.shutdown(socket.SHUT_WR)

        threading.Thread(target=receive, daemon=True).start()
        threading.Thread(target=deliver, daemon=True).start()
