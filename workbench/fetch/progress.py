"""Telling whoever waits for a page how many bytes have come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


def _to_nobody(received: int) -> None:
    """Tell nobody."""


_watcher: ContextVar[Callable[[int], None]] = ContextVar("watcher", default=_to_nobody)


@contextmanager
def watched(tell: Callable[[int], None]) -> Iterator[None]:
    """Have `tell` called with the bytes so far of every page that this thread fetches meanwhile."""
    token = _watcher.set(tell)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell_watcher(received: int) -> None:
    """Tell whoever watches this thread's fetches that `received` bytes have come."""
    _watcher.get()(received)
