"""The articles that records were added to since the last call, for several threads at once."""

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator


class ChangedArticles:
    """Collects the ids of articles and hands each out once."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self._last_noted = 0.0
        self._holders = 0
        self._condition = threading.Condition()

    def note(self, article_ids: Iterable[str]) -> None:
        """Note that something was recorded about these articles; takes next to no time."""
        with self._condition:
            self._ids.update(dict.fromkeys(article_ids))
            self._last_noted = time.monotonic()
            self._condition.notify_all()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Make the background writer wait in the meantime, unless that takes too long."""
        with self._condition:
            self._holders += 1
        try:
            yield
        finally:
            with self._condition:
                self._holders -= 1
                self._condition.notify_all()

    def wait_until_free(self, most: float) -> float:
        """Wait while anybody holds, for at most `most` seconds; return the seconds that it took."""
        started = time.monotonic()
        with self._condition:
            while self._holders and (seconds_left := started + most - time.monotonic()) > 0:
                self._condition.wait(seconds_left)
        return time.monotonic() - started

    def take(self) -> tuple[str, ...]:
        """Return the articles noted since the last call, in the order in which they were first noted."""
        with self._condition:
            taken, self._ids = tuple(self._ids), {}
            return taken

    def take_settled(self, *, quiet: float, most: float) -> tuple[str, ...]:
        """Wait for an article to be noted, then for `quiet` seconds without another note, but no longer than `most`."""
        with self._condition:
            while not self._ids:
                self._condition.wait()
            deadline = time.monotonic() + most
            while (seconds_left := min(self._last_noted + quiet, deadline) - time.monotonic()) > 0:
                self._condition.wait(seconds_left)
        return self.take()
