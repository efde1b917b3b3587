"""Git's two files in the folder: what to ignore, and how to treat the rest. Only missing lines are added."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workbench.store.durable import ODD_FILE, append_all, as_store_error, open_for_append, read_regular_file

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
"""Files that belong to this machine, are derived, or are in git already; shared by git they would conflict."""
_ATTRIBUTES: Final = (
    "*.csv merge=union -text",
    "*.jsonl text eol=lf",
    "*.gz -text",
    "evidence/* -text",
    "text/* -text",
)


def add_missing_lines(folder: Path) -> None:
    """Tell git how to treat the folder; lines that somebody wrote into its files stay."""
    _add_lines(folder / ".gitattributes", _ATTRIBUTES)
    _add_lines(folder / ".gitignore", _IGNORED)


def _add_lines(path: Path, lines: Sequence[str]) -> None:
    with as_store_error(path, fix=ODD_FILE):
        try:
            content = read_regular_file(path)
        except FileNotFoundError:
            content = b""
    known = {line.strip() for line in content.splitlines()}
    missing = [line.encode() + b"\n" for line in lines if line.encode() not in known]
    if missing:
        separator = b"\n" if content and not content.endswith(b"\n") else b""
        with open_for_append(path) as descriptor:
            append_all(descriptor, separator + b"".join(missing), path=path)
