"""A thread that writes the findings of articles while reviewers work: soon after a decision, and never in its way."""

import contextlib
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from workbench.domain.problem import Problem
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk

QUIET: Final = 0.4
"""Seconds without a decision after which the findings are written."""
MOST: Final = 0.8
"""Seconds that they wait at most, whatever else is decided meanwhile."""
PATIENCE: Final = 0.5
"""Seconds in all that the writing of an article's findings waits for clicks that are being carried out."""
OPENING: Final = 3.0
"""Seconds after the start until those of every article are looked at, so that the first page is not slowed."""
_PAUSE: Final = 0.001
"""Seconds in which others may go on, every few rows."""


def findings_waiting(desk: Desk) -> AbstractContextManager[None]:
    """Make the thread wait while something else is done that a reviewer is waiting for."""
    return desk.findings.changes.held() if desk.findings else nullcontext()


class FindingsWriter:
    """Writes the findings of `desk` in a thread of its own: of every article at first, then of those that changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._patience = 0.0
        self._unlooked: set[str] = set()

    def start(self) -> None:
        """Start the thread; it ends with the program, and unfinished work is done at the next start."""
        if self._desk.findings is not None:
            threading.Thread(target=self._run, name="findings", daemon=True).start()
            opening = threading.Timer(OPENING, self._note_all)
            opening.daemon = True
            opening.start()

    def problems_of(self, article_id: str) -> tuple[Problem, ...]:
        """Return the problems from the last time that the files of this article were written."""
        return self._problems.get(article_id, ())

    def _run(self) -> None:
        if self._desk.findings is None:
            return
        changes = self._desk.findings.changes
        while True:
            for article_id in changes.take_settled(quiet=QUIET, most=MOST):
                self._patience = PATIENCE
                self._let_others_go_on()
                begun = time.monotonic()
                self._problems[article_id] = self._write(article_id)
                if article_id in self._unlooked:
                    self._unlooked.discard(article_id)
                    time.sleep(time.monotonic() - begun)  # of a large folder nobody waits for the last one

    def _note_all(self) -> None:
        """Mark every article in the folder to be looked at."""
        if self._desk.findings is None:
            return
        with contextlib.suppress(WorkbenchError):  # the page says why, and a decision is noted all the same
            known = [str(article.id) for article in self._desk.store.article_list()]
            self._unlooked.update(known)
            self._desk.findings.changes.note(known)

    def _write(self, article_id: str) -> tuple[Problem, ...]:
        from workbench.services.findings.write_tables import update_findings  # noqa: PLC0415 - slow to load, and not at the start

        try:
            return update_findings(self._desk, [article_id], pause=self._let_others_go_on)
        except WorkbenchError as error:
            fix = "Print them with: workbench findings"
            return (Problem(where="findings", what=f"are not written: {error}".rstrip("."), fix=fix),)

    def _let_others_go_on(self) -> None:
        """Sleep a moment, and longer while somebody's click is carried out, as far as patience lasts."""
        time.sleep(_PAUSE)
        if self._desk.findings is not None and self._patience > 0:
            self._patience -= self._desk.findings.changes.wait_until_free(self._patience)
