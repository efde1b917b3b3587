"""Which clone of the folder this is: a random name beside the folder's device and inode, so that a copy has another."""

import json
import os
import re
import secrets
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.durable import read_regular, replace_whole

FILE: Final = "clone"
_NAME: Final = re.compile("[0-9a-f]{8}")


def clone_of(folder: Path) -> str:
    """The name of this clone, 8 hexadecimal digits; nothing where none was drawn yet, as in a copy of a folder."""
    try:
        noted = json.loads(read_regular(folder / ".history" / FILE))
    except (OSError, ValueError, RecursionError):
        return ""
    if not isinstance(noted, dict):
        return ""
    name, place = noted.get("clone"), {key: value for key, value in noted.items() if key != "clone"}
    return name if isinstance(name, str) and _NAME.fullmatch(name) and place == _place(folder) else ""


def obstacle_to_a_name(folder: Path) -> tuple[Problem, ...]:
    """What stands where the name is kept and is no file, so that none can be drawn; else nothing."""
    path = folder / ".history" / FILE
    if not os.path.lexists(path) or path.is_file():
        return ()
    what = "is not a file, so nothing can be recorded"
    return (Problem(where=f".history/{FILE}", what=what, fix="Move it elsewhere: a new one is written."),)


def draw_clone(folder: Path) -> str:
    """A name that no journal of the folder has, drawn and noted. Call it under the lock.

    Raises:
        StoreError: it cannot be noted.
    """
    history = folder / ".history"
    name = secrets.token_hex(4)
    while any(history.glob(f"journal-{name}.*")):
        name = secrets.token_hex(4)
    replace_whole(history / FILE, json.dumps({"clone": name, **_place(folder)}).encode() + b"\n")
    return name


def _place(folder: Path) -> dict[str, int]:
    found = folder.stat()
    return {"device": found.st_dev, "inode": found.st_ino}
