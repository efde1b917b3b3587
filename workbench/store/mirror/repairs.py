"""What was put right in a folder, kept until somebody is told, whichever process did it."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.durable import append_all, opened_to_append, read_regular, replace_whole

FILE: Final = "repairs.jsonl"
_MOST_KEPT: Final = 1_000
"""Repairs that stay in the file once they were told."""


@dataclass(slots=True)
class Repairs:
    """What was done: `problems` that somebody should look at, and `notices` of what is in order as it is."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def add(self, other: "Repairs") -> None:
        """Take what `other` has and this lacks."""
        self.problems += [each for each in dict.fromkeys(other.problems) if each not in self.problems]
        self.notices += [each for each in dict.fromkeys(other.notices) if each not in self.notices]


class _Kept(NamedTuple):
    """One line of the file."""

    at: str
    kind: str
    where: str
    what: str
    fix: str
    told: bool

    def as_problem(self) -> Problem:
        return Problem(where=self.where, what=self.what, fix=self.fix)


def keep_repairs(history: Path, repairs: Repairs, *, at: str) -> None:
    """Note what was repaired at the time `at`; on a disk that takes no note it is told by this process alone."""
    kept = [_Kept(at, "problem", each.where, each.what, each.fix, told=False) for each in repairs.problems]
    kept += [_Kept(at, "notice", each.where, each.what, each.fix, told=False) for each in repairs.notices]
    path = history / FILE
    if kept:
        with contextlib.suppress(StoreError), opened_to_append(path) as descriptor:
            append_all(descriptor, _written(kept), path=path)


def untold_repairs(history: Path) -> Repairs:
    """What was repaired and not told yet, each once, the earliest first; from here on it counts as told.

    Call it under the lock.
    """
    kept = list(_read(history / FILE))
    untold = dict.fromkeys(each._replace(at="") for each in kept if not each.told)
    if untold:
        with contextlib.suppress(StoreError):
            told = [each._replace(told=True) for each in kept]
            replace_whole(history / FILE, _written(told[-_MOST_KEPT:]))
    return Repairs(
        [each.as_problem() for each in untold if each.kind == "problem"],
        [each.as_problem() for each in untold if each.kind != "problem"],
    )


def _written(kept: Iterable[_Kept]) -> bytes:
    return b"".join(json.dumps(each._asdict()).encode() + b"\n" for each in kept)


def _read(path: Path) -> Iterator[_Kept]:
    """The lines of the file that can be read."""
    try:
        lines = read_regular(path).splitlines()
    except OSError:
        return
    for line in lines:
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            told = json.loads(line)
            if isinstance(told, dict) and set(told) == set(_Kept._fields):
                yield _Kept(**{name: str(told[name]) for name in _Kept._fields[:-1]}, told=told["told"] is True)
