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
"""The problems that this command has printed."""
LISTS_MISTAKES_ITSELF = frozenset({"doctor"})
"""Commands whose own output lists these mistakes."""


def warn_of_settings(options: argparse.Namespace) -> None:
    """Print a line to standard error for each mistake in the settings files that apply to a command.

    What is wrong with a house style that was named on the command line is printed where it is read.
    """
    _printed.clear()
    folder, style = getattr(options, "claims", None), getattr(options, "style", None)
    ignores_settings = not hasattr(options, "claims") and not hasattr(options, "style")
    if ignores_settings or options.command in LISTS_MISTAKES_ITSELF or not _has_any(folder):
        return
    from workbench.wiring import settings_problems  # noqa: PLC0415 - slow to load, and not every command has a folder

    for problem in settings_problems(folder, style=style is None):
        _print_once(problem)


def warn_of_plugins(options: argparse.Namespace) -> None:
    """Print what failed in plug-in packages, unless it was printed with the settings already."""
    if options.command in LISTS_MISTAKES_ITSELF or "workbench.config.plugins" not in sys.modules:
        return
    from workbench.config.plugins import plugin_problems  # noqa: PLC0415 - loaded already, or not needed

    for problem in plugin_problems():
        _print_once(problem)


def _print_once(problem: Problem) -> None:
    if problem not in _printed:
        _printed.add(problem)
        print(f"workbench: {one_line(str(problem), width=LONGEST)}", file=sys.stderr)


def _has_any(folder: Path | None) -> bool:
    """Return whether any settings file applies, judged by the names alone so that startup stays fast."""
    return os.path.lexists(FILE_NAME) or (folder is not None and any(folder.glob("*.toml")))
