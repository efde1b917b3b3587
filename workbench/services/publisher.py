"""Who publishes the checks, read from the claims folder."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from workbench.domain.handover.publication import Publisher
from workbench.domain.problem import Problem

FILE_NAME: Final = "publisher.toml"
NOBODY: Final = Publisher()
_KEYS: Final = ("name", "url", "corrections")
_MAIL: Final = re.compile(r"[^@\s]{1,200}@[^@\s]{1,200}")

Told = tuple[Publisher, tuple[Problem, ...]]
"""A publisher, and what in the file could not be used."""


def publisher(folder: Path) -> Told:
    """The publisher that `publisher.toml` in `folder` tells, an empty one where there is no such file.

    A line or value that cannot be used is left out and a Problem. The file is read
    anew only after it changed.
    """
    path = folder / FILE_NAME
    try:
        state = path.stat()
        return _publisher_at(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return NOBODY, ()
    except (OSError, UnicodeDecodeError) as error:
        what = (getattr(error, "strerror", None) or "").lower() or "it is not UTF-8"
        return NOBODY, (Problem(where=str(path), what=what, fix="Give a TOML file that you may read."),)


def publisher_from(text: str, *, where: str = FILE_NAME) -> Told:
    """The publisher that the file with this text tells, and what in it could not be used."""
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return NOBODY, (Problem(where=where, what=str(error), fix="Mend the line named."),)
    problems = [
        Problem(where=where, what=f"'{key}' is not a setting", fix=f"Use: {', '.join(_KEYS)}.")
        for key in entries
        if key not in _KEYS
    ]
    told = {}
    for key in _KEYS:
        value = str(entries.get(key, "")).strip()
        fix = _fault(key, value)
        if fix:
            problems.append(Problem(where=where, what=f"{key} is '{value}'", fix=fix))
        else:
            told[key] = value
    return Publisher(**told), tuple(problems)


@lru_cache(maxsize=8)
def _publisher_at(path: Path, changed: int, size: int) -> Told:  # noqa: ARG001 - they tell that the file changed
    return publisher_from(path.read_text("utf-8-sig"), where=str(path))


def _fault(key: str, value: str) -> str:
    """How to write the value that is of no use; empty where it can be used."""
    if not value or key == "name":
        return ""
    if key == "url":
        return "" if _is_page(value) else "Write it as https://example.org."
    known = _is_page(value) or _MAIL.fullmatch(value.removeprefix("mailto:"))
    return "" if known else "Give an e-mail address, or a page as https://example.org/corrections."


def _is_page(value: str) -> bool:
    try:
        found = urlsplit(value)
    except ValueError:
        return False
    return found.scheme in {"http", "https"} and bool(found.hostname)
