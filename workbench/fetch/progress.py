"""Reporting how many bytes of a page have arrived."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


def _ignore(received: int) -> None:
    """Report to nobody."""


_watcher: ContextVar[Callable[[int], None]] = ContextVar("watcher", default=_ignore)


@contextmanager
def report_progress_to(report: Callable[[int], None]) -> Iterator[None]:
    """Call `report` with the bytes so far of every page that this thread fetches in the meantime."""
    token = _watcher.set(report)
    try:
        yield
    finally:
        _watcher.reset(token)


def report_progress(received: int) -> None:
    """Report to whoever watches this thread's fetches that `received` bytes have arrived."""
    _watcher.get()(received)
