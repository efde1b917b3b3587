"""The state of a settled folder, from which an index is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.store.csv_table.file import FileState

LARGE: Final = 4_000_000
"""Bytes of all tables from which an index is kept; fewer are read as fast as an index is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """The states of all files of a folder whose tables agree with the journals.

    `look` identifies the last time when the journals changed other than by a commit,
    `round` counts the times when a table did: as long as both stay, files only grew.
    `sums` are the checksums of the journals' last entries, `foreign` the keys of rows,
    by table, that no journal holds. Where it `is_unchecked`, another program has saved
    some of the tables since, and they are not checked yet.
    """

    look: str
    round: int
    tables: Mapping[str, FileState]
    journals: Mapping[str, FileState]
    sums: Mapping[str, str]
    foreign: Mapping[str, frozenset[str]]
    is_unchecked: bool = False

    @property
    def size(self) -> int:
        """The bytes of all tables."""
        return sum(size for _, size, _ in self.tables.values())

    def follows(self, other: "FolderState") -> bool:
        """Return whether only commits came between `other` and this state."""
        return (self.look, self.round) == (other.look, other.round)

    @property
    def is_large(self) -> bool:
        """Whether an index is worth its cost."""
        return self.size >= LARGE
