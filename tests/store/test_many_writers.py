"""Threads and processes at once on one folder, with a spreadsheet saving old copies in between."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from test_contract import ARTICLE, event, verdict

from workbench.errors import StoreError
from workbench.store.csv_folder import CsvFolder

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def store(tmp_path):
    desk = CsvFolder(tmp_path / "claims")
    desk.append([ARTICLE], by="Ana")
    return desk


def in_threads(count, work):
    failed = []

    def told(number):
        try:
            work(number)
        except StoreError as error:
            failed.append(str(error))

    threads = [threading.Thread(target=told, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_twenty_threads_and_four_processes_lose_no_row(store, tmp_path):
    logs = [tmp_path / f"writer{number}.log" for number in range(4)]
    others = []
    for log in logs:
        command = [sys.executable, str(WRITER), str(store.path), log.stem, ARTICLE.id]
        with log.open("wb") as out:
            others.append(subprocess.Popen(command, stdout=out))
    for _ in range(600):
        if all(log.stat().st_size for log in logs):
            break
        time.sleep(0.1)

    failed = in_threads(20, lambda n: [store.append([verdict(100 * n + k)], by="Ana") for k in range(8)])
    for process in others:
        process.kill()
        process.wait()

    acknowledged = {f"ver_{tag}" for log in logs for tag in log.read_text().split("\n")[:-1]}
    acknowledged |= {f"ver_{100 * n + k}" for n in range(20) for k in range(8)}
    kept = {found.id for found in CsvFolder(store.path).load(ARTICLE.id).verdicts}
    assert failed == []
    assert len(acknowledged) > 160
    assert acknowledged <= kept


def test_stale_saves_while_reviewers_read_and_write_lose_nothing_and_stop_nobody(store):
    table = store.path / "verdicts.csv"
    store.append([verdict(9_999)], by="Ana")
    stale = table.read_bytes()
    done = threading.Event()

    def a_spreadsheet():
        while not done.is_set():
            table.write_bytes(stale)
            time.sleep(0.02)

    saving = threading.Thread(target=a_spreadsheet)
    saving.start()

    def read_and_write(number):
        for k in range(10):
            store.append([verdict(100 * number + k)], by="Ana")
            store.load(ARTICLE.id)

    failed = in_threads(6, read_and_write)
    done.set()
    saving.join()

    assert failed == []
    kept = {found.id for found in CsvFolder(store.path).load(ARTICLE.id).verdicts}
    assert {f"ver_{100 * n + k}" for n in range(6) for k in range(10)} <= kept


def test_two_records_of_one_deed_are_seen_together_or_not_at_all(store):
    writer = CsvFolder(store.path)
    torn = []
    done = threading.Event()

    def look():
        while not done.is_set():
            loaded = store.load(ARTICLE.id)
            if len(loaded.verdicts) != len(loaded.events):
                torn.append((len(loaded.verdicts), len(loaded.events)))

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(150):
        writer.append([verdict(number), event(number)], by="Ana")
    done.set()
    looking.join()

    assert torn == []
