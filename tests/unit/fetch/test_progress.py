"""Whoever waits for a page is told what has come, and only while waiting."""

import threading

from workbench.fetch.progress import report_progress, report_progress_to


def test_only_the_thread_that_watches_is_told() -> None:
    told: list[int] = []
    with report_progress_to(told.append):
        report_progress(1)
        other = threading.Thread(target=report_progress, args=(2,))
        other.start()
        other.join()
    report_progress(3)
    assert told == [1]
