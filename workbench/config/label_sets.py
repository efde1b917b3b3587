"""Finding the labels of a desk: its own file, a set that a package provides, or the default ones."""

from pathlib import Path
from typing import Final

from workbench.config.desk_file import read_label_set_name
from workbench.config.labels import LoadedLabels, parse_labels
from workbench.config.plugins import LABEL_SETS, load_plugins, plugin_names
from workbench.config.settings_files import packaged_toml, read_toml_file
from workbench.config.toml_file import parse_toml
from workbench.domain.problem import Problem
from workbench.domain.verdict import Label

DESK_LABELS: Final = "verdict_labels.toml"


def load_labels(folder: Path | None = None) -> tuple[Label, ...]:
    """Return the labels of the desk whose settings are in `folder`, or else the default ones."""
    return load_labels_with_problems(folder)[0]


def load_labels_with_problems(folder: Path | None) -> LoadedLabels:
    """Return the labels of the desk in `folder` as its files are now, and the problems in them.

    Its own labels file takes precedence over the set that `desk.toml` names; the default labels stand
    in where neither gives any that can be used.
    """
    desk_labels, problems = _read_desk_labels(folder) if folder else ((), ())
    if not desk_labels:
        desk_labels, _ = parse_labels(packaged_toml("workbench.config", "labels.toml"))
    return desk_labels, problems


def _read_desk_labels(folder: Path) -> LoadedLabels:
    file = read_toml_file(folder / DESK_LABELS)
    if file:
        return parse_labels(file)
    set_name, place = read_label_set_name(folder)
    return _installed_set(set_name, place=place) if set_name else ((), ())


def _installed_set(name: str, *, place: str) -> LoadedLabels:
    """Return the labels of the set that a package installs under `name`: the text of a labels file."""
    for where, text in load_plugins(LABEL_SETS, str, name=name):
        return parse_labels(parse_toml(text.encode(), where=where))
    set_names = ", ".join(plugin_names(LABEL_SETS))
    fix = f"Use one of: {set_names}." if set_names else "Install the package that brings it, or leave the line out."
    return (), (Problem(where=place, what=f"no package brings the labels '{name}'", fix=fix),)
