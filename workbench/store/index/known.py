"""What an index holds: how far each journal was read, and what is known of the tables' files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.csv_table.file import State
from workbench.store.durable import start_of_machine
from workbench.store.index.folder_state import FolderState
from workbench.store.migrations import SCHEMA

VERSION: Final = 1
"""Raised whenever the file's layout changes: a file of another version is dropped and made again."""


class OddIndexError(Exception):
    """The index is not there, of another version, or another program holds it: go on without it."""


class DamagedIndexError(OddIndexError):
    """The index holds something else than was put in: drop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How a folder stood when the index was last written, the journals' last sums, what is wrong with which table.

    A table is missing from `problems` where its file changed and nobody has looked since.
    """

    look: str
    round: int
    tables: Mapping[str, State]
    journals: Mapping[str, State]
    sums: Mapping[str, str]
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, standing: FolderState, problems: Mapping[str, tuple[Problem, ...]]) -> "Known":
        """What an index holds that was made anew."""
        return cls(
            look=standing.look,
            round=standing.round,
            tables=standing.tables,
            journals=standing.journals,
            sums=standing.sums,
            problems=problems,
        )

    @classmethod
    def read(cls, text: str) -> "Known":
        """What a note tells.

        Raises:
            OddIndexError: it is none of this program's, or was made before the machine was started.
        """
        try:
            told = json.loads(text)
            if told.pop("made") != _made():
                raise OddIndexError
            told["tables"] = {name: tuple(state) for name, state in told["tables"].items()}
            told["journals"] = {name: tuple(state) for name, state in told["journals"].items()}
            told["problems"] = {name: tuple(_problems_in(each)) for name, each in told["problems"].items()}
            return cls(**told)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise OddIndexError from error

    def written(self) -> str:
        """The note that `read` reads."""
        problems = {name: [[p.where, p.what, p.fix] for p in each] for name, each in self.problems.items()}
        told = {
            "made": _made(),
            "look": self.look,
            "round": self.round,
            "tables": dict(self.tables),
            "journals": dict(self.journals),
            "sums": dict(self.sums),
            "problems": problems,
        }
        return json.dumps(told)

    def read_from(self, journal: str) -> tuple[int, str | None]:
        """From which byte of a journal on nothing was read yet, and the sum of the entry before it, where known."""
        return (self.journals[journal][1], self.sums[journal]) if journal in self.journals else (0, None)

    def is_before(self, standing: FolderState) -> bool:
        """Whether the journals only grew by commits since."""
        same = self.look == standing.look and self.journals.keys() <= standing.journals.keys()
        return same and all(
            standing.journals[name][0] == inode and standing.journals[name][1] >= size
            for name, (inode, size, _) in self.journals.items()
        )

    def moved_to(self, standing: FolderState) -> "Known":
        """What is known once the journals were read as far as `standing` has them."""
        problems = {
            name: told
            for name, told in self.problems.items()
            if self.round == standing.round or self.tables.get(name) == standing.tables.get(name)
        }
        return Known.of(standing, problems)

    def with_problems(self, problems: Mapping[str, tuple[Problem, ...]]) -> "Known":
        """What is known once somebody looked at these tables' files."""
        return replace(self, problems={**self.problems, **problems})


def _made() -> str:
    """By which layout, schema and start of the machine a file was made: after a power cut it may hold anything."""
    return f"{VERSION} {SCHEMA} {start_of_machine()}"


def _problems_in(told: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    return (Problem(where=where, what=what, fix=fix) for where, what, fix in told)
