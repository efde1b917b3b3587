"""What an index is made from: how a settled folder stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.store.csv_table.file import State

LARGE: Final = 4_000_000
"""Bytes of all tables from which on an index is kept; fewer are read in the time that an index takes to open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """How the files of a folder stand whose tables say what the journals say.

    `look` names the last time when the journals changed otherwise than by a commit,
    and `round` counts the times when a table was: as long as both stay, files only
    grew. `sums` are those of the journals' last entries, `foreign` the rows, by table, that no journal holds.
    Where it `is_unlooked`, another program saved some of the tables since, and nobody looked at them.
    """

    look: str
    round: int
    tables: Mapping[str, State]
    journals: Mapping[str, State]
    sums: Mapping[str, str]
    foreign: Mapping[str, frozenset[str]]
    is_unlooked: bool = False

    @property
    def size(self) -> int:
        """How many bytes the tables have."""
        return sum(size for _, size, _ in self.tables.values())

    def follows(self, other: "FolderState") -> bool:
        """Whether nothing but commits came between `other` and this."""
        return (self.look, self.round) == (other.look, other.round)

    @property
    def is_large(self) -> bool:
        """Whether an index is worth its while."""
        return self.size >= LARGE
