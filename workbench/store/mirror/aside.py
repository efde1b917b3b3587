"""Rows of the tables that no journal holds: noted, so that reading a table need not read the journals."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.store.durable import read_regular, replace_whole

FILE: Final = "aside"


@dataclass(frozen=True, slots=True)
class Aside:
    """Row ids by table: `foreign` rows are not in effect; `unprotected` ones are, as a journal is cut or missing."""

    foreign: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unprotected: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def sum(self) -> str:
        """The sum of the note; empty where nothing is aside."""
        return sha256_of(self._content()) if self.foreign or self.unprotected else ""

    @classmethod
    def read(cls, folder: Path, wanted: str) -> "Aside | None":
        """The note whose sum is `wanted`, or nothing where it is not there."""
        if not wanted:
            return NOTHING_ASIDE
        try:
            content = read_regular(folder / ".history" / FILE)
        except OSError:
            return None
        if sha256_of(content) != wanted:
            return None
        noted = json.loads(content)
        return cls(*({name: frozenset(ids) for name, ids in noted[kind].items()} for kind in cls.__slots__))

    def write(self, folder: Path) -> None:
        """Keep the note, or have none where nothing is aside.

        Raises:
            StoreError: it cannot be kept.
        """
        path = folder / ".history" / FILE
        if self.sum:
            replace_whole(path, self._content())
        elif os.path.lexists(path):
            path.unlink()

    def _content(self) -> bytes:
        told = {
            kind: {name: sorted(ids) for name, ids in sorted(getattr(self, kind).items())} for kind in self.__slots__
        }
        return json.dumps(told, separators=(",", ":")).encode()


NOTHING_ASIDE: Final = Aside()
