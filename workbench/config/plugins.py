"""Plug-ins: what a newsroom's own Python package adds to the workbench, found by its entry points.

A package names what it adds in its `pyproject.toml`, under one of `GROUPS`. Nothing is installed
or fetched here, and a package that fails is left out and reported: the workbench goes on without it.
"""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Final, TypeVar

from workbench.domain.problem import Problem

RULES: Final = "workbench.rules"
REPORT_FORMATS: Final = "workbench.report_formats"
LABEL_SETS: Final = "workbench.label_sets"
READERS: Final = "workbench.readers"
GROUPS: Final = (RULES, REPORT_FORMATS, LABEL_SETS, READERS)

Added = TypeVar("Added")

_problems: dict[Problem, None] = {}
"""The problems with other packages in this process, each once, in order."""


def load_plugins(group: str, kind: type[Added], *, name: str = "") -> Iterator[tuple[str, Added]]:
    """Load what other packages add under `group`, each with the place to name when it has a problem.

    An entry point gives one object of this `kind`, or a tuple or list of them. With `name`, only those of that name.
    """
    points = entry_points(group=group, name=name) if name else entry_points(group=group)
    for entry in sorted(points, key=lambda point: (point.name, point.value)):
        where = describe_entry_point(entry)
        for offered in _load(entry, where):
            if isinstance(offered, kind):
                yield where, offered
            else:
                what = f"'{entry.value}' provides {type(offered).__name__}, where {kind.__name__} is expected"
                note_problem(where, what, fix="Fix the package, or uninstall it.")


def plugin_names(group: str) -> tuple[str, ...]:
    """Return the names of the entry points under `group`, without loading them."""
    return tuple(sorted({entry.name for entry in entry_points(group=group)}))


def note_problem(where: str, what: str, *, fix: str) -> None:
    """Note a problem with another package, to be shown with the problems of the settings files."""
    _problems[Problem(where=where, what=what, fix=fix)] = None


def plugin_problems() -> tuple[Problem, ...]:
    """Return the problems with other packages in this process, in the order they were noticed."""
    return tuple(_problems)


def describe_entry_point(entry: EntryPoint) -> str:
    """Describe an entry point to a person: the package, and what it adds.

    >>> describe_entry_point(EntryPoint(name="dashes", value="desk.rules:DASHES", group="workbench.rules"))
    'entry point dashes (workbench.rules)'
    """
    package = f"package {entry.dist.name}, " if entry.dist else ""
    return f"{package}entry point {entry.name} ({entry.group})"


def _load(entry: EntryPoint, where: str) -> tuple[object, ...]:
    try:
        offered = entry.load()
    except Exception as error:  # noqa: BLE001 - a package of somebody else's may raise anything
        note_problem(where, f"it cannot be loaded: {error!r}", fix="Fix the package, or uninstall it.")
        return ()
    return tuple(offered) if isinstance(offered, list | tuple) else (offered,)
