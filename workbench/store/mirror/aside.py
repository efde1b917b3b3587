"""The rows of tables that no journal holds: noted, so that reading a table need not read the journals."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.store.durable import read_regular_file, replace_file

FILE: Final = "aside"


@dataclass(frozen=True, slots=True)
class Aside:
    """Row keys by table: `foreign` rows are not in effect; `unprotected` ones are, as a journal is cut or missing."""

    foreign: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unprotected: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def sum(self) -> str:
        """The checksum of the note; empty where nothing is aside."""
        return sha256_of(self._content()) if self.foreign or self.unprotected else ""

    @classmethod
    def read(cls, folder: Path, checksum: str) -> "Aside | None":
        """Return the note with this checksum, or None where there is none."""
        if not checksum:
            return NOTHING_ASIDE
        try:
            content = read_regular_file(folder / ".history" / FILE)
        except OSError:
            return None
        if sha256_of(content) != checksum:
            return None
        payload = json.loads(content)
        return cls(foreign=_frozen_ids(payload["foreign"]), unprotected=_frozen_ids(payload["unprotected"]))

    def write(self, folder: Path) -> None:
        """Save the note, or remove it where nothing is aside.

        Raises:
            StoreError: it cannot be saved.
        """
        path = folder / ".history" / FILE
        if self.sum:
            replace_file(path, self._content())
        elif os.path.lexists(path):
            path.unlink()

    def _content(self) -> bytes:
        payload = {"foreign": _sorted_ids(self.foreign), "unprotected": _sorted_ids(self.unprotected)}
        return json.dumps(payload, separators=(",", ":")).encode()


def _frozen_ids(ids_by_table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(ids) for name, ids in ids_by_table.items()}


def _sorted_ids(ids_by_table: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    return {name: sorted(ids) for name, ids in sorted(ids_by_table.items())}


NOTHING_ASIDE: Final = Aside()
