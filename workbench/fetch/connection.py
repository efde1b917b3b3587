"""Connections that go to the very address that was checked, and nowhere else."""

import socket
from collections.abc import Callable
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.retry import Retry

from workbench.errors import FetchError
from workbench.fetch.addresses import is_public

CONNECT_SECONDS = 5.0
MOST_ADDRESSES = 4

Resolver = Callable[[str, int], list[tuple[Any, ...]]]


class Guard:
    """Resolves a host once, refuses it if any address is not public, and opens the socket itself.

    `allowed` is a "host:port" that tests may reach besides; `sockets` are those opened.
    """

    def __init__(self, *, url: str, allowed: str) -> None:
        self.url = url
        self.allowed = allowed
        self.sockets: list[socket.socket] = []

    def open(self, host: str, port: int, silence: float) -> socket.socket:
        """A connected socket to `host`.

        Raises:
            FetchError: the host has no address, a forbidden one, or does not answer.
        """
        for family, kind, protocol, _, address in self._addresses(host, port)[:MOST_ADDRESSES]:
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(CONNECT_SECONDS)
            self.sockets.append(connection)
            try:
                connection.connect(address)
            except OSError:
                connection.close()
                continue
            connection.settimeout(silence)
            return connection
        raise FetchError(url=self.url, what=f"'{host}' does not answer")

    def cut(self) -> None:
        """End every connection, so that whoever reads from one stops."""
        for connection in self.sockets:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def _addresses(self, host: str, port: int) -> list[tuple[Any, ...]]:
        try:
            found = list(socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM))
        except (socket.gaierror, UnicodeError):
            raise FetchError(
                url=self.url, what=f"there is no host '{host}', or no network", fix="Check both."
            ) from None
        if f"{host}:{port}" != self.allowed:
            for *_, address in found:
                if not is_public(str(address[0])):
                    what = f"'{host}' lies at {address[0]}, inside this network or machine"
                    raise FetchError(url=self.url, what=what)
        return found


class GuardedAdapter(HTTPAdapter):
    """An adapter for requests whose every socket comes from a Guard; it knows no proxy."""

    def __init__(self, guard: Guard, *, silence: float) -> None:
        self._guard, self._silence = guard, silence
        super().__init__(max_retries=Retry(0, redirect=0), pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - the signature of requests
        """Make pools whose connections are opened by the guard."""
        guard, silence = self._guard, self._silence

        class Guarded:
            host: str
            port: int

            def _new_conn(self) -> socket.socket:
                return guard.open(str(getattr(self, "_dns_host", self.host)), self.port, silence)

        plain = type("GuardedConnection", (Guarded, HTTPConnection), {})
        secure = type("GuardedTlsConnection", (Guarded, HTTPSConnection), {})
        self.poolmanager = PoolManager(num_pools=1, maxsize=1)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("GuardedPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("GuardedTlsPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def proxy_manager_for(self, proxy: str, **_options: Any) -> Any:  # noqa: ANN401 - the signature of requests
        """Refuse: a proxy would resolve the name again, unchecked.

        Raises:
            FetchError: always.
        """
        raise FetchError(url=self._guard.url, what=f"a proxy is set ({proxy}), and is not used")
