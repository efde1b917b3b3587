"""Reading settings files on disk, and those that come with the workbench."""

import os
import stat
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

from workbench.config.toml_file import LARGEST, TomlFile, parse_toml
from workbench.domain.problem import Problem

READABLE: Final = "Replace it with a readable TOML file, or remove it."


def read_toml_file(path: Path, *, largest: int = LARGEST) -> TomlFile | None:
    """Read the settings file at `path` as it is now; None where there is none.

    Whatever else is there, a folder, a pipe, a file without read permission, is a file with a Problem.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _unreadable_file(path, "this is a folder" if path.is_dir() else "this is not a file")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _unreadable_file(path, "this is a broken link") if path.is_symlink() else None
    except OSError as error:
        return _unreadable_file(path, (error.strerror or str(error)).lower())
    return parse_toml(content, where=os.fspath(path), largest=largest)


def packaged_toml(package: str, name: str) -> TomlFile:
    """Parse the file `name` that comes with the workbench in `package`."""
    return parse_toml(packaged_text(package, name).encode(), where=name)


def packaged_table(package: str, name: str) -> Mapping[str, Any]:
    """Return the content of the file `name` in `package`, parsed."""
    return packaged_toml(package, name).table


def packaged_text(package: str, name: str) -> str:
    """Return the text of the file `name` in `package`."""
    return resources.files(package).joinpath(name).read_text("utf-8")


def _unreadable_file(path: Path, what: str) -> TomlFile:
    where = os.fspath(path)
    return TomlFile(where=where, problems=(Problem(where=where, what=what, fix=READABLE),))
