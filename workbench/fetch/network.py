"""How the network is reached, so that a test or a desk can put something else in its place."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

Address = tuple[Any, ...]
Resolver = Callable[..., list[Address]]
"""`socket.getaddrinfo`, or a function in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Access to the network: how names are looked up, how to wait, and which certificates are trusted.

    `certificates` is the path of a PEM file with the authorities to trust; empty for
    the public ones.
    """

    resolver: Resolver = socket.getaddrinfo
    sleep: Callable[[float], None] = time.sleep
    certificates: str = ""


INTERNET: Final = Network()
