"""Tag a release: look at what must hold first, and make an annotated tag with the words of the changelog.

python tools/release.py                        says what is in the way, or which tag would be made
python tools/release.py --tag --tests-green    makes the tag; `make test` has passed on this very commit

Nothing is pushed, and no file is changed.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r"^## \[?(?P<name>[^\]\s]+)\]?(?: - (?P<day>\S+))?$", re.MULTILINE)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNRELEASED = "unreleased"
CODE = ("workbench/__init__.py", "workbench/version.py")
"""Where the code may say its version once more."""
VERSION = re.compile(r"""^(?:__version__|VERSION)\b[^=]*= ["'](.+)["']""", re.MULTILINE)


class Section(NamedTuple):
    """A section of the changelog: the version in its heading, the day behind it, and its text."""

    name: str
    day: str
    text: str


def main(argv: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """0 once the tag is made, or could be; 1 where something is in the way, each named on standard error."""
    parser = argparse.ArgumentParser(description="Tag a release. Without --tag nothing is done.")
    parser.add_argument("--tag", action="store_true", help="make the tag")
    parser.add_argument("--tests-green", action="store_true", help="say that `make test` passed on this commit")
    options = parser.parse_args(argv)
    version = version_in(root)
    errors = list(problems(root, version))
    if options.tag and not options.tests_green:
        errors.append("tests: nobody says that they pass. Run `make test`, then add --tests-green.")
    for error in errors:
        print(f"release: {error}", file=sys.stderr)
    if errors:
        return 1
    if options.tag:
        git(root, "tag", "--annotate", "--cleanup=verbatim", "--message", message(root, version), f"v{version}")
        print(f"Tagged v{version}. To publish it: git push origin v{version}")
    else:
        print(f"Nothing is in the way of v{version}. To tag it: python tools/release.py --tag --tests-green")
    return 0


def problems(root: Path, version: str) -> Iterator[str]:
    """What is in the way of tagging `version`, each as a line that says where, what, and what to do."""
    changed = git(root, "status", "--porcelain")
    if changed:
        yield f"working tree: '{changed.splitlines()[0].strip()}' is not committed. Commit or remove it."
    if git(root, "tag", "--list", f"v{version}"):
        yield f"tags: 'v{version}' is there already. Raise the version in pyproject.toml."
    yield from _other_versions(root, version)
    yield from _changelog_problems(root, version)


def _other_versions(root: Path, version: str) -> Iterator[str]:
    for path in CODE:
        stated = VERSION.search((root / path).read_text(encoding="utf-8")) if (root / path).exists() else None
        if stated and stated[1] != version:
            yield f"{path}: the version is '{stated[1]}', in pyproject.toml '{version}'. Make them equal."


def _changelog_problems(root: Path, version: str) -> Iterator[str]:
    waiting, released = _sections(root)
    if waiting is not None and waiting.text:
        yield f"CHANGELOG.md: '## {waiting.name}' still has entries. Move them below '## {version} - YYYY-MM-DD'."
    if released is None or released.name != version:
        newest = f"'{released.name}'" if released else "none"
        yield f"CHANGELOG.md: the newest version there is {newest}, in pyproject.toml '{version}'. Make them equal."
    elif not DAY.fullmatch(released.day):
        yield f"CHANGELOG.md: '## {version}' has the day '{released.day}'. Write it as ## {version} - 2026-01-31."
    elif not released.text:
        yield f"CHANGELOG.md: '## {version}' has no entry. Say what changes for those who use it."


def version_in(root: Path) -> str:
    """The version in pyproject.toml."""
    return str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def message(root: Path, version: str) -> str:
    """The message of the tag: the version, and its section of the changelog."""
    _, released = _sections(root)
    return f"Version {version}\n\n{released.text if released else ''}\n"


def _sections(root: Path) -> tuple[Section | None, Section | None]:
    """What is not released yet, and the newest version, each where the changelog has it."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    sections = []
    for number, heading in enumerate(headings, 1):
        end = headings[number].start() if number < len(headings) else len(text)
        sections.append(Section(heading["name"], heading["day"] or "", text[heading.end() : end].strip()))
    waiting = sections[0] if sections and sections[0].name.lower() == UNRELEASED else None
    released = [section for section in sections if section is not waiting]
    return waiting, released[0] if released else None


def git(root: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603, S607 - git of this machine, our own words
    return done.stdout.rstrip()


if __name__ == "__main__":
    sys.exit(main())
