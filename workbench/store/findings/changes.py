"""Which articles were written about since somebody last asked, for several threads at once."""

import contextlib
import threading
import time
from collections.abc import Iterable, Iterator


class Changes:
    """Notes the ids of articles, and gives them out once."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self._last = 0.0
        self._held = 0
        self._noted = threading.Condition()

    def note(self, article_ids: Iterable[str]) -> None:
        """Note that something was recorded about these articles; it takes no time to speak of."""
        with self._noted:
            self._ids.update(dict.fromkeys(article_ids))
            self._last = time.monotonic()
            self._noted.notify_all()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Have whoever writes in the background wait, meanwhile, where that takes not too long."""
        with self._noted:
            self._held += 1
        try:
            yield
        finally:
            with self._noted:
                self._held -= 1
                self._noted.notify_all()

    def wait_until_free(self, most: float) -> float:
        """Wait while anybody holds, for at most so many seconds; the seconds that it took."""
        begun = time.monotonic()
        with self._noted:
            while self._held and (rest := begun + most - time.monotonic()) > 0:
                self._noted.wait(rest)
        return time.monotonic() - begun

    def take(self) -> tuple[str, ...]:
        """The articles noted since the last time, in the order in which they were noted first."""
        with self._noted:
            taken, self._ids = tuple(self._ids), {}
            return taken

    def take_settled(self, *, quiet: float, most: float) -> tuple[str, ...]:
        """Wait for an article to be noted, then for `quiet` seconds without another note, but no longer than `most`."""
        with self._noted:
            while not self._ids:
                self._noted.wait()
            latest = time.monotonic() + most
            while (rest := min(self._last + quiet, latest) - time.monotonic()) > 0:
                self._noted.wait(rest)
        return self.take()
