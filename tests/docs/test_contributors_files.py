"""The files for contributors: the workflow and the forms are valid, and run what `make check` and `make test` run."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "tests.yml"
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def parsed(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def linted(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_workflow_passes_the_linter() -> None:
    ran = linted(WORKFLOW, "github-workflows")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("change", [("steps:", "stages:"), ("timeout-minutes: 60", "timeout-minutes: soon")])
def test_the_linter_refuses_a_workflow_with_a_mistake(change: tuple[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOW.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    assert linted(broken, "github-workflows").returncode == 1


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_an_issue_form_passes_the_linter(form: Path) -> None:
    ran = linted(form, "github-issue-forms")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_there_is_a_form_for_a_wrong_flag_a_missed_claim_and_a_fault() -> None:
    assert [form.stem for form in FORMS] == ["fault", "missed-claim", "wrong-flag"]


def test_the_workflow_runs_make_test_from_the_oldest_supported_python_on() -> None:
    job = parsed(WORKFLOW)["jobs"]["tests"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert project["requires-python"] == f">={job['strategy']['matrix']['python'][0]}"
    assert job["steps"][-1]["run"] == "make test"


def test_the_workflow_may_only_read_and_uses_pinned_actions() -> None:
    workflow = parsed(WORKFLOW)
    actions = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert workflow["permissions"] == {"contents": "read"}
    assert [action for action in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []
    pins = re.findall(r"uses: \S+(.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert [pin for pin in pins if not re.fullmatch(r" # v\d+\.\d+\.\d+", pin)] == []


def checks_of_make() -> Iterator[str]:
    """The commands of `make check`, without what make does with their output."""
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE).group(1)
    for name, value in {"$(VENV)": ".venv", "$(PY)": ".venv/bin/python", "$(MAKE)": "make"}.items():
        recipe = recipe.replace(name, value)
    for part in re.split(r"&&|\n", recipe):
        command = re.split(r" \d?>| \|\|", part.strip().removeprefix("@"))[0]
        if command.startswith((".venv", "make")):
            yield command.removesuffix(" $(ISSUE_FORMS)").strip()


def test_pre_commit_runs_the_commands_of_make_check_and_downloads_nothing() -> None:
    [repository] = parsed(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}
    assert [hook["entry"] for hook in repository["hooks"]] == list(checks_of_make())


def test_no_python_module_or_document_breaks_the_editor_settings() -> None:
    paths = [*ROOT.glob("*.md"), *ROOT.glob("*.yaml"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.*")]
    paths += [
        path for folder in ("workbench", "tests", "tools", "benchmarks") for path in ROOT.glob(f"{folder}/**/*.py")
    ]
    odd = []
    for path in paths:
        content = path.read_bytes()
        if b"\r" in content or (content and not content.endswith(b"\n")) or re.search(rb"[ \t]\n", content):
            odd.append(str(path.relative_to(ROOT)))
    assert odd == []
