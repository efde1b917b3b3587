"""The newsroom's own file on itself: its name, its site, its corrections contact and its method."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from workbench.config.settings_files import read_toml_file
from workbench.config.toml_file import TomlFile, quote_value
from workbench.domain.problem import Problem
from workbench.domain.publisher import NO_PUBLISHER, Publisher

FILE_NAME: Final = "publisher.toml"
LARGEST: Final = 100_000
"""The most bytes of the file."""

_EMAIL_ADDRESS: Final = re.compile(r"[^@\s]{1,200}@[^@\s]{1,200}")
_FIELDS: Final = tuple(field.name for field in fields(Publisher))

LoadedPublisher = tuple[Publisher, tuple[Problem, ...]]
"""A publisher, and the problems in its file."""


def load_publisher(folder: Path) -> LoadedPublisher:
    """Read the publisher from the file in `folder`, and the problems in it; an empty one without a file."""
    file = read_toml_file(folder / FILE_NAME, largest=LARGEST)
    return parse_publisher(file) if file else (NO_PUBLISHER, ())


def parse_publisher(file: TomlFile) -> LoadedPublisher:
    """Parse the publisher in `file`; each field that cannot be used is a Problem."""
    usable: dict[str, str] = {}
    problems = [*file.problems, *file.unknown_keys(file.table, _FIELDS, part="a publisher file")]
    for key in _FIELDS:
        if key not in file.table:
            continue
        fault = _find_fault(key, file.table[key])
        if fault:
            what, fix = fault
            problems.append(Problem(where=file.place(key), what=what, fix=fix))
        else:
            usable[key] = str(file.table[key]).strip()
    return Publisher(**usable), tuple(problems)


def _find_fault(key: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with the value of `key`, and what to write instead."""
    if not isinstance(value, str) or not value.strip():
        return f"{key} is {quote_value(value)}, not text", f'Write {key} = "...".'
    if key == "url" and not _is_web_page(value):
        return f"url is {quote_value(value)}", 'Write it as "https://example.org".'
    if key == "corrections" and not (_is_web_page(value) or _EMAIL_ADDRESS.fullmatch(value.removeprefix("mailto:"))):
        return (
            f"corrections is {quote_value(value)}",
            "Enter an e-mail address, or a page such as https://example.org/us.",
        )
    return None


def _is_web_page(value: str) -> bool:
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
