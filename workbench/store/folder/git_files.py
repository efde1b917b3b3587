"""Git's two files in the folder: what it leaves out, and how it treats the rest. Only missing lines are added."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workbench.store.durable import ODD_FILE, append_all, opened_to_append, read_regular, told_as_store_error

_IGNORED: Final = (
    ".history/applied",
    ".history/lock",
    ".history/rejects/",
    ".history/schema-*/",
    ".history/clone",
    ".history/aside",
    ".history/repairs.jsonl",
    ".history/index.*",
    ".history/mending-*/",
    ".history/findings/",
    "/findings/",
)
"""What belongs to this machine alone, is derived, or lies in git already; shared by git it would only conflict."""
_ATTRIBUTES: Final = (
    "*.csv merge=union -text",
    "*.jsonl text eol=lf",
    "*.gz -text",
    "evidence/* -text",
    "text/* -text",
)


def add_missing_lines(folder: Path) -> None:
    """Have git know how to treat the folder; what somebody wrote into its files stays."""
    _add(folder / ".gitattributes", _ATTRIBUTES)
    _add(folder / ".gitignore", _IGNORED)


def _add(path: Path, lines: Sequence[str]) -> None:
    with told_as_store_error(path, fix=ODD_FILE):
        try:
            before = read_regular(path)
        except FileNotFoundError:
            before = b""
    known = {line.strip() for line in before.splitlines()}
    missing = [line.encode() + b"\n" for line in lines if line.encode() not in known]
    if missing:
        gap = b"\n" if before and not before.endswith(b"\n") else b""
        with opened_to_append(path) as descriptor:
            append_all(descriptor, gap + b"".join(missing), path=path)
