"""What a command says about settings files that cannot be used as they are."""

import argparse
import os
import sys
from pathlib import Path

from workbench.cli.terminal import one_line
from workbench.config.house_style import FILE_NAME
from workbench.domain.problem import Problem

LONGEST = 600
"""Characters of a line about a mistake."""
_printed: set[Problem] = set()
"""What this command has said already."""
TELLS_ITSELF = frozenset({"doctor"})
"""Commands whose own output lists these mistakes."""


def tell_of_settings(options: argparse.Namespace) -> None:
    """Print each mistake in the settings files that count for a command, a line each, to standard error.

    What is wrong with a house style that was named on the command line is told where it is read.
    """
    _printed.clear()
    folder, style = getattr(options, "claims", None), getattr(options, "style", None)
    reads_none = not hasattr(options, "claims") and not hasattr(options, "style")
    if reads_none or options.command in TELLS_ITSELF or not _has_any(folder):
        return
    from workbench.wiring import settings_problems  # noqa: PLC0415 - slow to load, and not every command has a folder

    for problem in settings_problems(folder, style=style is None):
        _print_once(problem)


def tell_of_plugins(options: argparse.Namespace) -> None:
    """Print what failed in packages that add to the workbench, unless that was told with the settings already."""
    if options.command in TELLS_ITSELF or "workbench.config.plugins" not in sys.modules:
        return
    from workbench.config.plugins import plugin_problems  # noqa: PLC0415 - loaded already, or not needed

    for problem in plugin_problems():
        _print_once(problem)


def _print_once(problem: Problem) -> None:
    if problem not in _printed:
        _printed.add(problem)
        print(f"workbench: {one_line(str(problem), width=LONGEST)}", file=sys.stderr)


def _has_any(folder: Path | None) -> bool:
    """Whether any settings file counts: a glance at the names, so that a command without one starts no slower."""
    return os.path.lexists(FILE_NAME) or (folder is not None and any(folder.glob("*.toml")))
