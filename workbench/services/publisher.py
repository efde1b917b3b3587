"""The newsroom's own file on itself: its name, its site, its corrections contact and its method."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from workbench.domain.handover.publisher import NO_PUBLISHER, Publisher
from workbench.domain.problem import Problem

FILE_NAME: Final = "publisher.toml"
LARGEST: Final = 100_000
"""Characters of the file."""

_MAILBOX: Final = re.compile(r"[^@\s]{1,200}@[^@\s]{1,200}")
_FIELDS: Final = tuple(field.name for field in fields(Publisher))

Known = tuple[Publisher, tuple[Problem, ...]]
"""A publisher, and what in its file could not be used."""


def publisher(folder: Path) -> Known:
    """The publisher that the file in `folder` names, and what in it cannot be used; an empty one without a file."""
    path = folder / FILE_NAME
    if not path.is_file():
        return NO_PUBLISHER, ()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = (getattr(error, "strerror", None) or "").lower() or "it is not UTF-8"
        return NO_PUBLISHER, (Problem(where=str(path), what=what, fix="Give a TOML file that you may read."),)
    return publisher_from(text, where=str(path))


def publisher_from(text: str, *, where: str = FILE_NAME) -> Known:
    """The publisher that the TOML `text` names; every field that can be used is, each other one is a Problem."""
    if len(text) > LARGEST:
        what = f"it has more than {LARGEST:,} characters"
        return NO_PUBLISHER, (Problem(where=where, what=what, fix="Keep to name, url, corrections and method."),)
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{where}:{line[1]}" if line else where
        what = f"this is not TOML: {error}"
        return NO_PUBLISHER, (Problem(where=place, what=what, fix="Mend the line; nothing of the file is used."),)
    faults = dict(_faults(told))
    usable = {key: str(told[key]).strip() for key in _FIELDS if key in told and key not in faults}
    problems = (
        Problem(where=_place(text, where, key), what=what, fix=fix) for key, (what, fix) in sorted(faults.items())
    )
    return Publisher(**usable), tuple(problems)


def _faults(told: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each key that cannot be used, with what is wrong and what to write instead."""
    for key, value in told.items():
        if key not in _FIELDS:
            yield key, (f"'{key}' is not a setting", f"Use one of: {', '.join(_FIELDS)}.")
        elif not isinstance(value, str) or not value.strip():
            yield key, (f"{key} is {value!r}, not text", f'Write {key} = "...".')
        elif key == "url" and not _is_page(value):
            yield key, (f"url is '{value}'", 'Write it as "https://example.org".')
        elif key == "corrections" and not (_is_page(value) or _MAILBOX.fullmatch(value.removeprefix("mailto:"))):
            yield key, (f"corrections is '{value}'", "Give an e-mail address, or a page as https://example.org/us.")


def _is_page(value: str) -> bool:
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _place(text: str, where: str, key: str) -> str:
    """File and line of `key` in `text`, counted from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().lstrip('["').startswith(key):
            return f"{where}:{number}"
    return where
