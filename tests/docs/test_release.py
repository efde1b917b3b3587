"""tools/release.py, in git repositories made for the purpose."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n### Added\n- A new format.\n\n"
    "## 0.1.0 - 2026-11-23\n\n- All.\n"
)


@pytest.fixture(scope="module")
def release():
    described = importlib.util.spec_from_file_location("release", ROOT / "tools" / "release.py")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that may be released as 0.2.0."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ada@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git(tmp_path, "init", "--quiet")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "0.2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")


def changed(folder: Path, before: str, after: str) -> None:
    """The changelog with other words, committed."""
    (folder / "CHANGELOG.md").write_text(CHANGELOG.replace(before, after), encoding="utf-8")
    commit(folder)


def test_without_the_option_nothing_is_tagged(release, folder: Path, capsys) -> None:
    assert release.main([], root=folder) == 0
    assert "Nothing is in the way of v0.2.0" in capsys.readouterr().out
    assert git(folder, "tag") == ""


def test_the_tag_is_annotated_with_the_words_of_the_changelog(release, folder: Path) -> None:
    assert release.main(["--tag", "--tests-green"], root=folder) == 0
    assert git(folder, "cat-file", "-t", "v0.2.0") == "tag\n"
    message = git(folder, "for-each-ref", "--format=%(contents)", "refs/tags/v0.2.0")
    assert message.strip() == "Version 0.2.0\n\n### Added\n- A new format."


def test_no_tag_is_made_where_nobody_says_that_the_tests_pass(release, folder: Path, capsys) -> None:
    assert release.main(["--tag"], root=folder) == 1
    assert "Run `make test`, then add --tests-green." in capsys.readouterr().err
    assert git(folder, "tag") == ""


def test_a_file_that_is_not_committed_is_in_the_way(release, folder: Path, capsys) -> None:
    (folder / "new.txt").write_text("x", encoding="utf-8")
    assert release.main(["--tag", "--tests-green"], root=folder) == 1
    assert "'?? new.txt' is not committed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ("## 0.2.0 - 2026-12-01", "## 0.3.0 - 2026-12-01", "the newest version there is '0.3.0'"),
        ("## 0.2.0 - 2026-12-01", "## 0.2.0", "'## 0.2.0' has the day ''"),
        ("\n### Added\n- A new format.\n", "", "'## 0.2.0' has no entry"),
        ("## Unreleased\n", "## Unreleased\n\n- Not sorted in.\n", "'## Unreleased' still has entries"),
        ("## Unreleased\n", "## [Unreleased]\n\n- Not sorted in.\n", "'## Unreleased' still has entries"),
        (CHANGELOG, "# Changelog\n", "the newest version there is none"),
    ],
)
def test_a_changelog_that_does_not_fit_is_in_the_way(
    release, folder: Path, capsys, before: str, after: str, error: str
) -> None:
    changed(folder, before, after)
    assert release.main(["--tag", "--tests-green"], root=folder) == 1
    assert error in capsys.readouterr().err
    assert git(folder, "tag") == ""


def test_another_version_in_the_code_is_in_the_way(release, folder: Path, capsys) -> None:
    (folder / "workbench").mkdir()
    (folder / "workbench" / "__init__.py").write_text('__version__ = "0.1.0"\n', encoding="utf-8")
    commit(folder)
    assert release.main([], root=folder) == 1
    assert "workbench/__init__.py: the version is '0.1.0', in pyproject.toml '0.2.0'" in capsys.readouterr().err


def test_a_heading_in_brackets_is_read_too(release, folder: Path) -> None:
    changed(folder, "## 0.2.0 -", "## [0.2.0] -")
    assert release.main([], root=folder) == 0


def test_a_version_is_tagged_once(release, folder: Path, capsys) -> None:
    assert release.main(["--tag", "--tests-green"], root=folder) == 0
    assert release.main(["--tag", "--tests-green"], root=folder) == 1
    assert "'v0.2.0' is there already" in capsys.readouterr().err


def test_one_of_the_places_named_says_the_version_of_this_repository(release) -> None:
    matches = [
        release.VERSION.search((ROOT / path).read_text("utf-8")) for path in release.CODE if (ROOT / path).exists()
    ]
    assert [match[1] for match in matches if match] == [release.version_in(ROOT)]


def test_the_changelog_of_this_repository_can_be_read(release) -> None:
    waiting, _ = release._sections(ROOT)
    assert waiting is None or waiting.text
