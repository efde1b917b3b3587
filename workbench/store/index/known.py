"""What an index covers: how far each journal was read, and what is wrong with the tables' files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.csv_table.file import FileState
from workbench.store.durable import boot_id
from workbench.store.index.folder_state import FolderState
from workbench.store.migrations import SCHEMA

VERSION: Final = 1
"""Increased whenever the file's layout changes: a file of another version is dropped and made again."""


class UnusableIndexError(Exception):
    """The index is missing, of another version, or locked by another program: go on without it."""


class DamagedIndexError(UnusableIndexError):
    """The index holds something else than what was added: drop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexCoverage:
    """The state of a folder when the index was last written, and the problems of each table.

    A table is missing from `problems` where its file changed and was not checked since.
    """

    look: str
    round: int
    tables: Mapping[str, FileState]
    journals: Mapping[str, FileState]
    sums: Mapping[str, str]
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, state: FolderState, problems: Mapping[str, tuple[Problem, ...]]) -> "IndexCoverage":
        """Return what a new index covers."""
        return cls(
            look=state.look,
            round=state.round,
            tables=state.tables,
            journals=state.journals,
            sums=state.sums,
            problems=problems,
        )

    @classmethod
    def from_json(cls, text: str) -> "IndexCoverage":
        """Parse a note in the index.

        Raises:
            UnusableIndexError: another program made it, or it was made before the machine was started.
        """
        try:
            payload = json.loads(text)
            if payload.pop("made") != _maker():
                raise UnusableIndexError
            payload["tables"] = {name: tuple(file_state) for name, file_state in payload["tables"].items()}
            payload["journals"] = {name: tuple(file_state) for name, file_state in payload["journals"].items()}
            payload["problems"] = {
                name: tuple(_parse_problems(problems)) for name, problems in payload["problems"].items()
            }
            return cls(**payload)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnusableIndexError from error

    def to_json(self) -> str:
        """Return the note that `from_json` parses."""
        problem_cells = {name: _problem_cells(problems) for name, problems in self.problems.items()}
        payload = {
            "made": _maker(),
            "look": self.look,
            "round": self.round,
            "tables": dict(self.tables),
            "journals": dict(self.journals),
            "sums": dict(self.sums),
            "problems": problem_cells,
        }
        return json.dumps(payload)

    def read_from(self, journal: str) -> tuple[int, str | None]:
        """Return up to which byte a journal was read, and the checksum of the entry before it, where known."""
        return (self.journals[journal][1], self.sums[journal]) if journal in self.journals else (0, None)

    def is_before(self, state: FolderState) -> bool:
        """Return whether the journals only grew by commits since."""
        same = self.look == state.look and self.journals.keys() <= state.journals.keys()
        return same and all(
            state.journals[name][0] == inode and state.journals[name][1] >= size
            for name, (inode, size, _) in self.journals.items()
        )

    def updated_to(self, state: FolderState) -> "IndexCoverage":
        """Return what the index covers once the journals were read as far as `state`."""
        problems = {
            name: of_table
            for name, of_table in self.problems.items()
            if self.round == state.round or self.tables.get(name) == state.tables.get(name)
        }
        return IndexCoverage.of(state, problems)

    def with_problems(self, problems: Mapping[str, tuple[Problem, ...]]) -> "IndexCoverage":
        """Return what the index covers once these tables' files were checked."""
        return replace(self, problems={**self.problems, **problems})


def _maker() -> str:
    """Return the layout, schema and boot of the machine of a new file: after a power cut it may hold anything."""
    return f"{VERSION} {SCHEMA} {boot_id()}"


def _problem_cells(problems: Iterable[Problem]) -> list[list[str]]:
    return [[problem.where, problem.what, problem.fix] for problem in problems]


def _parse_problems(cells: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    return (Problem(where=where, what=what, fix=fix) for where, what, fix in cells)
