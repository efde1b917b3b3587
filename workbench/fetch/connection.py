"""Connections that go to the very address that was checked and to no other."""

import queue
import socket
import threading
import time
from typing import Any, Final

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.retry import Retry

from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import is_public
from workbench.fetch.bounds import Bounds
from workbench.fetch.headers import limited_response_class
from workbench.fetch.network import Address, Resolver

CONNECT_SECONDS: Final = 5.0
LOOKUP_SECONDS: Final = 10.0
MOST_ADDRESSES: Final = 4


class Guard:
    """Resolves a host once, refuses it if any address is not public, and opens the socket itself.

    `allowed` is one more "host:port" or "address:port" that may be reached;
    `deadline` is a time of the monotonic clock; `address` is the last one reached.
    """

    def __init__(self, *, url: str, allowed: str, deadline: float, resolver: Resolver) -> None:
        self.url = url
        self.allowed = allowed
        self.deadline = deadline
        self.address = ""
        self._resolver = resolver
        self._duplicates: list[socket.socket] = []

    def open(self, host: str, port: int, silence: float) -> socket.socket:
        """Return a socket connected to `host`.

        Raises:
            FetchError: the host has no address, a forbidden one, or does not answer.
        """
        for family, kind, protocol, _, address in self._public_addresses(host, port)[:MOST_ADDRESSES]:
            seconds_left = self.deadline - time.monotonic()
            if seconds_left <= 0:
                break
            connection = socket.socket(family, kind, protocol)
            # TLS takes the socket over and leaves an empty one behind: the connection is shut down by its duplicate.
            self._duplicates.append(connection.dup())
            connection.settimeout(min(CONNECT_SECONDS, seconds_left))
            try:
                connection.connect(address)
            except OSError:
                connection.close()
                continue
            connection.settimeout(silence)
            self.address = str(address[0])
            return connection
        raise FetchError(url=self.url, what=f"'{host}' does not respond")

    def cut(self) -> None:
        """Shut down every connection, so that reading from one ends."""
        for duplicate in tuple(self._duplicates):
            try:
                duplicate.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def close(self) -> None:
        """Release every connection."""
        for duplicate in self._duplicates:
            duplicate.close()

    def _public_addresses(self, host: str, port: int) -> list[Address]:
        addresses = self._look_up(host, port)
        for *_, address in addresses:
            permitted = self.allowed in {f"{host}:{port}", f"{address[0]}:{port}"}
            if not permitted and not is_public(str(address[0])):
                what = f"'{host}' is at {address[0]}, inside this network or on this machine"
                raise FetchError(url=self.url, what=what)
        return addresses

    def _look_up(self, host: str, port: int) -> list[Address]:
        """Return the addresses of `host`, looked up in a thread, since a look-up cannot be stopped.

        Raises:
            FetchError: there are none, or the look-up takes too long.
        """
        replies: queue.SimpleQueue[list[Address]] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                replies.put(list(self._resolver(host, port, 0, socket.SOCK_STREAM)))
            except (OSError, UnicodeError):
                replies.put([])

        threading.Thread(target=look_up, daemon=True).start()
        try:
            addresses = replies.get(timeout=max(0.0, min(LOOKUP_SECONDS, self.deadline - time.monotonic())))
        except queue.Empty:
            raise FetchError(url=self.url, what=f"looking up '{host}' took too long", fix="Try again.") from None
        if not addresses:
            what = f"the host '{host}' does not exist, or there is no network"
            raise FetchError(url=self.url, what=what, fix="Check both.")
        return addresses


class GuardedAdapter(HTTPAdapter):
    """An adapter for requests that opens every socket through a Guard and uses no proxy."""

    def __init__(self, guard: Guard, *, bounds: Bounds) -> None:
        self._guard, self._bounds = guard, bounds
        super().__init__(max_retries=Retry(0, redirect=0), pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - the signature of requests
        """Make pools whose connections are opened by the guard."""
        guard, bounds = self._guard, self._bounds

        class Guarded:
            host: str
            port: int
            response_class = limited_response_class(bounds, url=guard.url)

            def _new_conn(self) -> socket.socket:
                return guard.open(str(getattr(self, "_dns_host", self.host)), self.port, bounds.silence)

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
        raise FetchError(url=self._guard.url, what=f"a proxy is set ('{proxy}'), but proxies are not used")
