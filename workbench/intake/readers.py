"""Kinds of file that a newsroom's own package reads."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from workbench.config.plugins import READERS, load_plugins, note_problem
from workbench.intake.extracted import Extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A kind of file, told by the endings of its names, such as ".srt", and what reads its bytes.

    `read` runs in a process of its own, bounded in time and memory; it raises
    `UnreadableError` for a file that it cannot read. `in_words` is the kind as a sentence names it.
    """

    media_type: str
    endings: tuple[str, ...]
    in_words: str
    read: Callable[[bytes], Extracted]


@cache
def installed_readers() -> tuple[Reader, ...]:
    """Load the readers of other packages; of two for one ending the first by name is used."""
    readers: list[Reader] = []
    taken: set[str] = set()
    for where, reader in load_plugins(READERS, Reader):
        twice = sorted(taken.intersection(reader.endings))
        if twice:
            note_problem(
                where, f"files that end in {twice[0]} already have a reader", fix="Uninstall one of the packages."
            )
        else:
            taken.update(reader.endings)
            readers.append(reader)
    return tuple(readers)


def reader_for(name: str) -> Reader | None:
    """Return the reader for a file of this name, where a package brings one."""
    ending = PurePosixPath(name.lower()).suffix
    return next((reader for reader in installed_readers() if ending in reader.endings), None)


def reader_of(media_type: str) -> Reader | None:
    """Return the reader of this media type, where a package brings one."""
    return next((reader for reader in installed_readers() if reader.media_type == media_type), None)
