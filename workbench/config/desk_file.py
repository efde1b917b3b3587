"""`desk.toml`: whether a second person checks, who the editors are, and which labels a package brings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from workbench.config.settings_files import read_toml_file
from workbench.config.toml_file import TomlFile, quote_value
from workbench.domain.desk_rules import NO_RULES, DeskRules, SecondCheck
from workbench.domain.problem import Problem

FILE_NAME: Final = "desk.toml"
LARGEST: Final = 100_000
"""The most bytes of the file."""
LONGEST_NAME: Final = 80
MOST_EDITORS: Final = 1_000
CAREFUL: Final = "Until then a second person signs off."

_KNOWN_KEYS: Final = ("second_check", "editors", "labels")
_CHOICES: Final = tuple(choice.value for choice in SecondCheck)

LoadedRules = tuple[DeskRules, tuple[Problem, ...]]
"""A desk's rules, and the problems in its file."""


def load_desk_rules(folder: Path) -> LoadedRules:
    """Read the rules in the desk file of `folder` as it is now; without a file one person's verdict is enough."""
    file = read_toml_file(folder / FILE_NAME, largest=LARGEST)
    return parse_rules(file) if file else (NO_RULES, ())


def read_label_set_name(folder: Path) -> tuple[str, str]:
    """Return the name of the label set that the desk file of `folder` asks for, or nothing, and the line it is on."""
    file = read_toml_file(folder / FILE_NAME, largest=LARGEST)
    label_set = file.table.get("labels", "") if file else ""
    return (label_set, file.place("labels")) if file and isinstance(label_set, str) else ("", "")


def parse_rules(file: TomlFile) -> LoadedRules:
    """Parse the rules that `file` sets, and the problems in it.

    A file with a mistake that does not say clearly whether there is a second check is taken to
    want one: a typing mistake must not publish what a second person was to see first.
    """
    problems = [*file.problems, *file.unknown_keys(file.table, _KNOWN_KEYS, part="a desk file")]
    second_check_value = file.table.get("second_check", "")
    if "second_check" in file.table and second_check_value not in _CHOICES:
        fix = f"Use one of: {', '.join(_CHOICES)}."
        place = file.place("second_check")
        problems.append(Problem(where=place, what=f"second_check is {quote_value(second_check_value)}", fix=fix))
    labels = file.table.get("labels", "")
    if not isinstance(labels, str):
        fix = 'Write labels = "...", the name of a set that a package brings.'
        problems.append(Problem(where=file.place("labels"), what=f"labels is {quote_value(labels)}", fix=fix))
    editors = tuple(_editors(file, problems))
    if second_check_value in _CHOICES:
        second_check = SecondCheck(second_check_value)
    elif problems:
        second_check = SecondCheck.OPEN
        problems[0] = replace(problems[0], fix=f"{problems[0].fix} {CAREFUL}")
    else:
        second_check = SecondCheck.NONE
    return DeskRules(second_check=second_check, editors=editors), tuple(problems)


def _editors(file: TomlFile, problems: list[Problem]) -> Iterator[str]:
    """Yield the names that can be used; append a problem for each other one to `problems`."""
    listed = file.table.get("editors", [])
    place = file.place("editors")
    if not isinstance(listed, list):
        fix = 'Write editors = ["...", "..."].'
        problems.append(Problem(where=place, what=f"editors is {quote_value(listed)}, not a list of names", fix=fix))
        return
    if len(listed) > MOST_EDITORS:
        fix = f"The first {MOST_EDITORS:,} are used."
        number = len(listed)
        problems.append(Problem(where=place, what=f"there are {number:,} editors", fix=fix))
    for name in listed[:MOST_EDITORS]:
        if isinstance(name, str) and 0 < len(name.strip()) <= LONGEST_NAME:
            yield " ".join(name.split())
        else:
            fix = f"Write it as text of 1 to {LONGEST_NAME} characters."
            problems.append(Problem(where=place, what=f"the editor {quote_value(name)} is not a name", fix=fix))
