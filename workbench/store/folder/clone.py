"""The name of this clone of the folder: random, and saved with device and inode, so that a copy gets its own."""

import json
import os
import re
import secrets
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.durable import read_regular_file, replace_file

FILE: Final = "clone"
_NAME: Final = re.compile("[0-9a-f]{8}")


def clone_name(folder: Path) -> str:
    """Return the name of this clone, 8 hexadecimal digits; "" where none is drawn yet, as in a copy of a folder."""
    try:
        note = json.loads(read_regular_file(folder / ".history" / FILE))
    except (OSError, ValueError, RecursionError):
        return ""
    if not isinstance(note, dict):
        return ""
    name, place = note.get("clone"), {key: value for key, value in note.items() if key != "clone"}
    return name if isinstance(name, str) and _NAME.fullmatch(name) and place == _device_and_inode(folder) else ""


def clone_file_problems(folder: Path) -> tuple[Problem, ...]:
    """Return the problem that something else is in the place of the file with the name, if that is so."""
    path = folder / ".history" / FILE
    if not os.path.lexists(path) or path.is_file():
        return ()
    what = "is not a file, so nothing can be recorded"
    return (Problem(where=f".history/{FILE}", what=what, fix="Move it elsewhere: a new one is written."),)


def draw_clone_name(folder: Path) -> str:
    """Draw and save a name that no journal of the folder has. Call it under the lock.

    Raises:
        StoreError: it cannot be saved.
    """
    history = folder / ".history"
    name = secrets.token_hex(4)
    while any(history.glob(f"journal-{name}.*")):
        name = secrets.token_hex(4)
    replace_file(history / FILE, json.dumps({"clone": name, **_device_and_inode(folder)}).encode() + b"\n")
    return name


def _device_and_inode(folder: Path) -> dict[str, int]:
    status = folder.stat()
    return {"device": status.st_dev, "inode": status.st_ino}
