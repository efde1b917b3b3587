"""Whoever waits for a page is told what has come, and only while waiting."""

import threading

from workbench.fetch.progress import tell_watcher, watched


def test_only_the_thread_that_watches_is_told() -> None:
    told: list[int] = []
    with watched(told.append):
        tell_watcher(1)
        other = threading.Thread(target=tell_watcher, args=(2,))
        other.start()
        other.join()
    tell_watcher(3)
    assert told == [1]
