"""How the outside is reached: what a test, or a desk with its own needs, may put in its place."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

Address = tuple[Any, ...]
Resolver = Callable[..., list[Address]]
"""`socket.getaddrinfo`, or what stands in for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The ways out: who looks up names, who waits, and which certificates are trusted.

    `certificates` is a PEM file with the authorities to trust, or nothing for the
    public ones.
    """

    resolver: Resolver = socket.getaddrinfo
    sleep: Callable[[float], None] = time.sleep
    certificates: str = ""


INTERNET: Final = Network()
