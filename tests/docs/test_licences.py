"""What docs/dependencies.md says of licences, held against what the installed packages say of themselves."""

import re
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")

PERMISSIVE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "PSF-2.0", "Zlib",
}  # fmt: skip
ACCEPTED = {"MPL-1.1", "MPL-2.0"}
"""Not permissive, and taken: each package under one of these is named in the document."""
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
SPELLINGS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
"""How packages write a licence in words, and its SPDX name."""
DATA_SETS = ("VitaminC", "SciFact", "WiCE")
"""What weights in the repository were trained on; ClaimBuster's entry is in words."""
READ_BY_HAND = {"axe-playwright-python": "MIT", "locate": "MIT"}
"""Packages whose metadata name no licence, and the one that their licence file holds."""


def locked(name: str) -> Iterator[str]:
    """The packages of a lock file that this machine needs."""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if re.match(r"[\w.-]+(\[[\w,-]+\])?==", line):
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def licence_of(metadata: Message) -> str:
    """The licence as an SPDX expression: the field for it, else the words, else the classifiers."""
    if metadata["License-Expression"]:
        return metadata["License-Expression"]
    words = metadata["License"] or ""
    if words in SPELLINGS or is_known(words):
        return SPELLINGS.get(words, words)
    classified = [
        line.split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    return " AND ".join(CLASSIFIERS.get(one, one) for one in classified)


def is_known(expression: str) -> bool:
    names = re.findall(r"[\w.-]+", re.sub(r"\b(AND|OR|WITH)\b", " ", expression))
    return bool(names) and set(names) <= PERMISSIVE | ACCEPTED


def binding(expression: str) -> tuple[str, ...]:
    """The licences of an expression that hold and are not permissive; of alternatives the loosest is taken."""
    rest: list[str] = []
    for part in re.split(r" AND (?![^(]*\))", expression):
        choices = part.strip("() ").split(" OR ")
        if not PERMISSIVE & set(choices):
            rest.append(next((choice for choice in choices if choice in ACCEPTED), part))
    return tuple(rest)


def expression_of(name: str) -> str:
    return READ_BY_HAND.get(name) or licence_of(distribution(name).metadata)


def unnamed(name: str) -> list[str]:
    """The lines that the document lacks on the package `name`: one for each licence that is not permissive."""
    lines = [f"| {name} | {licence} |" for licence in binding(expression_of(name))]
    return [line for line in lines if line not in DOCUMENT]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_has_a_licence_that_is_permissive_or_accepted(lock: str) -> None:
    names = [name for name in locked(lock) if is_installed(name)]
    assert len(names) > 90
    refused = {name: expression_of(name) for name in names if not set(binding(expression_of(name))) <= ACCEPTED}
    assert refused == {}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_document_names_every_package_whose_licence_is_not_permissive(lock: str) -> None:
    assert [line for name in locked(lock) if is_installed(name) for line in unnamed(name)] == []


def test_the_document_names_every_package_with_data_to_be_shared_alike() -> None:
    names = [name for name in locked("requirements.txt") if is_installed(name)]
    alike = [name for name in names if "Attribution-ShareAlike" in (distribution(name).read_text("METADATA") or "")]
    assert alike == ["wordfreq"]
    assert "| wordfreq | CC-BY-SA-4.0 |" in DOCUMENT


def test_the_document_names_no_licence_that_is_gone() -> None:
    section = DOCUMENT.split("## Licences that ask for more\n")[1].split("\n## ")[0]
    rows = set(re.findall(r"^\| ([\w-]+) \| ((?:MPL|GPL|LGPL|AGPL)-[\w.]+) \|", section, re.MULTILINE))
    expected = {(name, licence) for name in locked("requirements-dev.txt") for licence in binding(expression_of(name))}
    assert rows == expected


def test_the_notice_names_every_package_at_run_time_whose_licence_is_not_permissive() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").split("Installed beside the workbench")[1]
    names = [name for name in locked("requirements.txt") if is_installed(name)]
    assert [name for name in names if binding(expression_of(name)) and name not in notice] == []


def test_the_notice_names_files_that_are_there() -> None:
    named = re.findall(r"\b(?:workbench|tools|benchmarks)/[\w/.-]+\w", (ROOT / "NOTICE").read_text(encoding="utf-8"))
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_data_set_named_in_the_notice_has_its_licence_there() -> None:
    contained = (ROOT / "NOTICE").read_text(encoding="utf-8").split("Installed beside")[0]
    assert [name for name in DATA_SETS if not re.search(rf"{name}[^;]*\([^)]*(CC BY|ODC-By)", contained)] == []


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", ()),
        ("MPL-2.0 AND MIT", ("MPL-2.0",)),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", ("MPL-2.0",)),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", ("MPL-1.1",)),
        ("GPL-2.0-only OR Apache-2.0", ()),
        ("GPL-3.0-only", ("GPL-3.0-only",)),
        ("AGPL-3.0-or-later AND MIT", ("AGPL-3.0-or-later",)),
        ("Other/Proprietary License", ("Other/Proprietary License",)),
        ("", ("",)),
    ],
)
def test_of_an_expression_what_is_not_permissive_binds(expression: str, expected: tuple[str, ...]) -> None:
    assert binding(expression) == expected


def is_installed(name: str) -> bool:
    """Every package is, once `make test` has set itself up; not so where the lock has just changed."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
