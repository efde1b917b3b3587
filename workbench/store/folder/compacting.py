"""Packing the journals of a folder, and unpacking them: only on request.

However often either is interrupted, all records are still read, and the next call
completes it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.durable import NOTHING_LOST, as_store_error, replace_file, sync_folder
from workbench.store.folder.clone import draw_clone_name
from workbench.store.folder.pointer import Pointer, journals_in
from workbench.store.folder.settled import SettledFolder
from workbench.store.index.kept import Index
from workbench.store.journals.journal import CHAIN_START, Damage, check_chain
from workbench.store.journals.packed import UNREADABLE_LINE, pack_lines, packed_checksum, packed_path, read_lines

_PUT_BACK: Final = "Nothing to do. To have the plain file again: workbench doctor --unpack"
_UNREADABLE: Final = "cannot be unpacked"
_DAMAGED: Final = "Restore it from a backup or git. Nothing was lost."


def compact(folder: Path) -> tuple[Problem, ...]:
    """Pack every undamaged journal of the folder and return what was done. This clone goes on in a new journal.

    Raises:
        StoreError: a file cannot be written; nothing is lost.
    """
    store = SettledFolder(folder, Index(folder))
    store.check_writable()
    with store.settled() as settled:
        if settled.refusal:
            raise settled.refusal
        plain_files = [path for path in journals_in(store.history) if path.exists()]
        whole_files = [path for path in plain_files if _is_whole(path, settled.pointer)]
        for path in whole_files:
            _pack(path)
        if store.journal in whole_files:
            draw_clone_name(folder)
        _remove_files(whole_files)
    store.check_all()
    skipped = (
        _report(path, "is damaged or empty, and was left as it is", _DAMAGED)
        for path in plain_files
        if path not in whole_files
    )
    return (*(_report(path, f"packed into {packed_path(path).name}", _PUT_BACK) for path in whole_files), *skipped)


def unpack(folder: Path) -> tuple[Problem, ...]:
    """Unpack every packed journal, byte for byte, and return what was done.

    Raises:
        StoreError: one cannot be unpacked, or a file cannot be written; nothing is lost.
    """
    store = SettledFolder(folder, Index(folder))
    store.check_writable()
    with store.settled() as settled:
        if settled.refusal:
            raise settled.refusal
        journals = [path for path in journals_in(store.history) if packed_path(path).exists()]
        for path in journals:
            replace_file(path, b"".join(_whole_lines(path)), fix=NOTHING_LOST)
        _remove_files(map(packed_path, journals))
    store.check_all()
    return tuple(_report(path, f"put back from {packed_path(path).name}", "Nothing to do.") for path in journals)


def _is_whole(path: Path, pointer: Pointer) -> bool:
    """Return whether all of a journal can be read, as far as it was noted."""
    last_sum = CHAIN_START
    mark = pointer.marks.get(path.name)
    with as_store_error(path, fix=NOTHING_LOST):
        for entry in check_chain(path):
            if isinstance(entry, Damage):
                return False
            last_sum = entry.sum
    return last_sum != CHAIN_START and (mark is None or mark.sum == last_sum)


def _pack(path: Path) -> None:
    """Write the packed file of a journal next to its plain file.

    Raises:
        StoreError: the packed file cannot be written, or read again.
    """
    content, digest = pack_lines(_whole_lines(path))
    replace_file(packed_path(path), content, fix=NOTHING_LOST)
    if packed_checksum(packed_path(path)) != digest:
        raise StoreError(where=str(packed_path(path)), what=_UNREADABLE, fix=_DAMAGED)


def _whole_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a journal.

    Raises:
        StoreError: it cannot be read to its end.
    """
    with as_store_error(path, fix=NOTHING_LOST):
        for file, line in read_lines(path):
            if line == UNREADABLE_LINE:
                raise StoreError(where=str(file), what=_UNREADABLE, fix=_DAMAGED)
            yield line


def _remove_files(paths: Iterable[Path]) -> None:
    for path in paths:
        with as_store_error(path, fix=NOTHING_LOST):
            path.unlink()
            sync_folder(path.parent)


def _report(path: Path, what: str, fix: str) -> Problem:
    return Problem(where=f".history/{path.name}", what=what, fix=fix)
