"""Repairs of a folder by any process, noted until they are reported to somebody."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.durable import append_all, open_for_append, read_regular_file, replace_file

FILE: Final = "repairs.jsonl"
_MOST_REPORTED: Final = 1_000
"""How many repairs stay in the file once they were reported."""


@dataclass(slots=True)
class Repairs:
    """What was repaired: `problems` that somebody should look at, and `notices` of what is in order."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def add(self, other: "Repairs") -> None:
        """Add what `other` has and this lacks."""
        self.problems += [problem for problem in dict.fromkeys(other.problems) if problem not in self.problems]
        self.notices += [problem for problem in dict.fromkeys(other.notices) if problem not in self.notices]


class _NotedRepair(NamedTuple):
    """One line of the file; `is_reported` is written under the key "told"."""

    at: str
    kind: str
    where: str
    what: str
    fix: str
    is_reported: bool

    def as_problem(self) -> Problem:
        return Problem(where=self.where, what=self.what, fix=self.fix)


_TEXT_FIELDS: Final = _NotedRepair._fields[:-1]


def _noted_repair(problem: Problem, kind: str, at: str) -> _NotedRepair:
    return _NotedRepair(at, kind, problem.where, problem.what, problem.fix, is_reported=False)


def note_repairs(history: Path, repairs: Repairs, *, at: str) -> None:
    """Note what was repaired at the time `at`; on a disk that cannot be written only this process reports it."""
    new_repairs = [_noted_repair(problem, "problem", at) for problem in repairs.problems]
    new_repairs += [_noted_repair(notice, "notice", at) for notice in repairs.notices]
    path = history / FILE
    if new_repairs:
        with contextlib.suppress(StoreError), open_for_append(path) as descriptor:
            append_all(descriptor, _encode(new_repairs), path=path)


def unreported_repairs(history: Path) -> Repairs:
    """Return repairs not yet reported, each once, the earliest first; from here on they count as reported.

    Call it under the lock.
    """
    noted = list(_read_noted(history / FILE))
    new_repairs = dict.fromkeys(repair._replace(at="") for repair in noted if not repair.is_reported)
    if new_repairs:
        with contextlib.suppress(StoreError):
            reported = [repair._replace(is_reported=True) for repair in noted]
            replace_file(history / FILE, _encode(reported[-_MOST_REPORTED:]))
    return Repairs(
        [repair.as_problem() for repair in new_repairs if repair.kind == "problem"],
        [repair.as_problem() for repair in new_repairs if repair.kind != "problem"],
    )


def _encode(noted: Iterable[_NotedRepair]) -> bytes:
    return b"".join(_line_of(repair) for repair in noted)


def _line_of(repair: _NotedRepair) -> bytes:
    fields = repair._asdict()
    fields["told"] = fields.pop("is_reported")
    return json.dumps(fields).encode() + b"\n"


def _read_noted(path: Path) -> Iterator[_NotedRepair]:
    """Yield the lines of the file that can be read."""
    try:
        lines = read_regular_file(path).splitlines()
    except OSError:
        return
    for line in lines:
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            fields = json.loads(line)
            if isinstance(fields, dict) and set(fields) == {*_TEXT_FIELDS, "told"}:
                texts = {name: str(fields[name]) for name in _TEXT_FIELDS}
                yield _NotedRepair(**texts, is_reported=fields["told"] is True)
