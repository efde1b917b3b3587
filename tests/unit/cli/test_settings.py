"""A mistake in a settings file never ends a command: it is told by file and line, and the rest counts."""

from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.cli.commands import doctor
from workbench.config.label_sets import load_labels
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk

FILES = ("verdict_labels.toml", "house_style.toml", "publisher.toml", "searches.toml", "desk.toml")
BROKEN = {
    "not TOML": b"# fine\nname = \n",
    "cp1252": '# fine\nname = "Café"\n'.encode("cp1252"),
    "UTF-16": 'name = "x"\n'.encode("utf-16"),
    "a key twice": b"name = 'x'\nname = 'y'\n",
    "another key": b"nonsense = 3\n",
    "endless brackets": b"name = " + b"[" * 20_000,
}


def told(capsys: pytest.CaptureFixture[str], name: str) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if name in line]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_any_file_is_one_line_and_the_command_goes_on(name, content, claims, capsys):
    Path(claims, name).write_bytes(content)

    assert main(["state", "oslo", "--claims", claims]) == 0

    out, err = capsys.readouterr()
    assert "unassigned" in out
    (line,) = err.splitlines()
    assert line.startswith(f"workbench: {claims}/{name}")


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file_is_named(name, claims, capsys):
    Path(claims, name).mkdir()
    assert main(["articles", "--claims", claims]) == 0
    assert told(capsys, name) == [
        f"workbench: {claims}/{name}: this is a folder. Replace it with a readable TOML file, or remove it."
        + (" Until then a second person signs off." if name == "desk.toml" else "")
    ]


@pytest.mark.parametrize(
    "command",
    [
        ["articles"],
        ["state", "oslo"],
        ["report", "oslo", "--format", "md"],
        ["report", "oslo", "--format", "json"],
        ["ledgers", "--reviewed", "oslo"],
        ["searches", "oslo", "1"],
        ["claimreview", "export", "oslo", "1", "--by", "Ada"],
        ["bundle", "oslo", "--output", "b.zip"],
        ["earlier", "oslo", "1"],
        ["warc", "oslo", "--output", "b.warc"],
    ],
    ids=" ".join,
)
def test_every_command_goes_on_with_the_labels_that_are_right_and_says_once_what_is_wrong(
    command, claims, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path(claims, "verdict_labels.toml").write_text("[[label]]\nname = 'fine'\n", "utf-8")
    main([*command, "--claims", claims])
    (line,) = told(capsys, "verdict_labels.toml")
    assert line.startswith(f"workbench: {claims}/verdict_labels.toml:1: label 1 is left out: 'key' is missing")


@pytest.mark.parametrize(
    "command", [["check", "bridge.txt"], ["ledgers", "bridge.txt"], ["ledgers", "--reviewed", "oslo"], ["rules"]]
)
def test_a_house_style_that_counts_is_told_of_once(command, claims, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("house_style.toml").write_text("[rules]\noff = ['NOPE']", "utf-8")
    assert main(command) == 0
    (line,) = told(capsys, "house_style.toml")
    assert line.startswith("workbench: house_style.toml:2: no rule has the code 'NOPE'. Use one of: ATT")


def test_the_doctor_lists_every_mistake_on_its_own_output(claims, capsys):
    for name in FILES:
        Path(claims, name).write_bytes(BROKEN["not TOML"])
    assert main(["doctor", "--claims", claims]) == doctor.PROBLEM_FOUND
    out, err = capsys.readouterr()
    assert [line for line in FILES if f"{line}:2: this is not TOML" not in out] == []
    assert err == ""


def test_a_mistake_cannot_steer_the_terminal_or_flood_it(claims, capsys):
    Path(claims, "publisher.toml").write_text(f'"\\u001b[31m{"x" * 10_000}" = 1\n', "utf-8")
    assert main(["articles", "--claims", claims]) == 0
    (line,) = told(capsys, "publisher.toml")
    assert "\x1b" not in line
    assert len(line) < 700


def test_a_verdict_whose_label_the_desk_no_longer_has_stays_in_sight(claims, capsys, tmp_path):
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="outdated", rationale="It was 2018.", by="Ada")
    kept = next(label for label in load_labels() if label.name == "verified")
    fields = "\n".join(
        f'{field} = "{getattr(kept, field)}"'
        for field in ("name", "key", "mark", "colour", "colour_dark", "needs", "meaning")
    )
    Path(claims, "verdict_labels.toml").write_text(f"[[label]]\n{fields}\n", "utf-8")

    assert [label.name for label in open_desk(Path(claims)).labels] == ["verified"]
    for form in ("md", "html", "json", "csv", "xlsx", "docx", "pdf"):
        path = tmp_path / f"report.{form}"
        assert main(["report", "oslo", "--claims", claims, "--format", form, "--output", str(path)]) == 0
        assert path.stat().st_size
    assert "outdated" in (tmp_path / "report.md").read_text("utf-8")
    assert main(["report", "oslo", "--claims", claims, "--kind", "fact-check", "--claim", "1", "--format", "md"]) == 0
    assert "outdated" in capsys.readouterr().out
    assert main(["state", "oslo", "--claims", claims]) == 0
    assert "outdated" in capsys.readouterr().out
    assert main(["claimreview", "export", "oslo", "1", "--claims", claims, "--by", "Ada"]) == 1
    assert "the labels file lacks 'outdated'" in capsys.readouterr().err
    assert main(["ledgers", "--reviewed", "oslo", "--claims", claims]) == 0
