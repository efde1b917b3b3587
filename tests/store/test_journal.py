"""The journal's hash chain: each line names the sum of the one before."""

import hashlib
import tracemalloc

import pytest

from workbench.store.journals.journal import CHAIN_START, chain_breaks, encode_entry


def journal_of(path, count: int, *, rows: int = 1):
    previous = CHAIN_START
    with path.open("wb") as journal:
        for _ in range(count):
            line, previous = encode_entry({"events": ["a" * 100] * rows}, previous=previous, by="Ana", at="2026")
            journal.write(line)
    return path


def breaks(path, *, size: int | None = None) -> list[int]:
    return [found.line for found in chain_breaks(path, size=path.stat().st_size if size is None else size)]


def test_a_journal_as_written_has_no_break(tmp_path):
    assert breaks(journal_of(tmp_path / "j.jsonl", 4)) == []


def test_a_line_written_meanwhile_is_left_for_the_next_time(tmp_path):
    path = journal_of(tmp_path / "j.jsonl", 4)
    size = path.stat().st_size
    with path.open("ab") as journal:
        journal.write(b"half a line")

    assert breaks(path, size=size) == []


@pytest.mark.parametrize("body", [b"[]", b"{}", b"1", b"no JSON", b'{"rows":[],"previous":"","at":""}'])
def test_a_forged_line_whose_sum_fits_is_a_break_and_no_crash(tmp_path, body):
    path = journal_of(tmp_path / "j.jsonl", 2)
    path.write_bytes(path.read_bytes() + hashlib.sha256(body).hexdigest().encode() + b" " + body + b"\n")

    assert breaks(path) == [3]


def test_every_break_is_told_and_one_line_at_a_time_is_held(tmp_path):
    path = journal_of(tmp_path / "j.jsonl", 60, rows=1_000)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:10] + lines[11:30] + lines[40:]))
    longest = len(lines[0])
    del lines

    tracemalloc.start()
    assert breaks(path) == [11, 30]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * longest < path.stat().st_size
