"""Two copies of a folder that two people went on with, put together: what the commands say and who ends it."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk


def verdict(folder: Path | str, label: str, by: str) -> str:
    desk = open_desk(Path(folder))
    article = desk.store.article_list()[0]
    claim = open_review(desk, article.id).claims[0].claim
    return str(decide(desk, article.id, claim.id, label=label, rationale=f"{by} knows.", by=by).id)


def put_together(folder: str, other: Path) -> None:
    for journal in (other / ".history").glob("journal-*"):
        if not (Path(folder, ".history") / journal.name).exists():
            shutil.copy(journal, Path(folder, ".history"))


@pytest.fixture
def other(claims: str, tmp_path: Path) -> Path:
    verdict(claims, "unsupported", "Ada")
    shutil.copytree(claims, tmp_path / "other")
    return tmp_path / "other"


@pytest.fixture
def ids(claims: str, other: Path) -> list[str]:
    """The ids of two verdicts in conflict on claim 1."""
    made = [verdict(claims, "wrong", "Ben"), verdict(other, "disputed", "Eva")]
    put_together(claims, other)
    return made


def test_the_doctor_names_the_conflict_with_the_ids_and_its_status_tells(
    claims: str, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--claims", claims]) == 1

    [line] = [line for line in capsys.readouterr().out.splitlines() if "in conflict" in line]
    assert line.startswith("'Oslo opens a bridge', the claim '")
    assert "Ben decided 'wrong'" in line
    assert "Eva decided 'disputed'" in line
    assert "and neither had seen the other" in line
    assert all(record_id in line for record_id in ids)


def test_the_states_say_in_conflict_and_list_both(
    claims: str, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["state", "oslo", "--claims", claims]) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[:5] == ["1", "in", "conflict", "in", "conflict"]

    assert main(["state", "oslo", "1", "--claims", claims]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Claim 1: in conflict, in conflict"
    told = {re.sub(r" at [0-9TZ:-]+ ", " ", line) for line in lines}
    assert {
        f"  in conflict: wrong by Ben ({ids[0]}), on the command line: Ben knows.",
        f"  in conflict: disputed by Eva ({ids[1]}), on the command line: Eva knows.",
    } <= told


def test_a_table_that_comes_back_decides_only_with_over_for_each_of_them(
    claims: str, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "audit.csv"
    assert main(["report", "oslo", "--claims", claims, "--output", str(page), "--by", "Ada"]) == 0
    rows = list(csv.DictReader(page.read_text("utf-8-sig").splitlines()))
    rows[0] |= {"status": "outdated", "rationale": "It closed."}
    with page.open("w", encoding="utf-8", newline="") as table:
        written = csv.DictWriter(table, list(rows[0]))
        written.writeheader()
        written.writerows(rows)
    ids = [verdict(claims, "wrong", "Ben"), verdict(other, "disputed", "Eva")]
    put_together(claims, other)
    edited = ["edited", "oslo", str(page), "--claims", claims, "--by", "Cleo", "--accept"]
    capsys.readouterr()

    assert main(edited) == 3
    printed = capsys.readouterr().out
    assert "neither had seen the other" in printed
    assert all(f"--over {record_id}" in printed for record_id in ids)
    assert main([*edited, "--over", ids[0]]) == 3
    assert main([*edited, "--over", ids[0], "--over", ids[1]]) == 0

    verdicts = open_desk(Path(claims)).store.load_all().verdicts
    assert verdicts[-1].label == "outdated"
    assert sorted(verdicts[-1].supersedes) == sorted(ids)
    assert (verdicts[0].channel, verdicts[-1].channel) == ("command line", "import")


def test_a_claim_that_two_people_moved_is_moved_only_with_over_for_each(
    claims: str, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, by in ((claims, "Ben"), (str(other), "Eva")):
        assert main(["state", "oslo", "2", "--claims", folder, "--to", "checking", "--by", by]) == 0
    put_together(claims, other)
    moved = ["state", "oslo", "2", "--claims", claims, "--to", "checking", "--by", "Cleo"]
    capsys.readouterr()

    assert main(moved) == 3
    told = capsys.readouterr().err
    assert "Ben moved it to 'checking'" in told
    assert "Eva moved it to 'checking'" in told
    assert "and neither had seen the other" in told
    assert main(["state", "oslo", "2", "--claims", claims]) == 0
    ids = [line.rpartition("(")[2][:-1] for line in capsys.readouterr().out.splitlines() if "in conflict: " in line]
    assert len(ids) == 2
    assert main([*moved, "--over", ids[0]]) == 3
    assert main([*moved, "--over", ids[0], "--over", ids[1]]) == 0
    assert "Claim 2: in conflict -> checking" in capsys.readouterr().out


def test_a_move_tells_that_verdicts_stay_in_conflict(
    claims: str, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["state", "oslo", "1", "--claims", claims, "--to", "checking", "--by", "Cleo"]) == 0
    assert "It is still in conflict" in capsys.readouterr().out
    assert main(["state", "oslo", "1", "--claims", claims]) == 0
    told = capsys.readouterr().out
    assert all(record_id in told for record_id in ids)


def test_what_two_people_said_of_a_source_is_listed_until_somebody_says_it_anew(
    claims: str, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attached = ["attach", "oslo", "2", "--citation", "Yearbook", "--by", "Ada", "--claims"]
    assert main([*attached, claims]) == 0
    shutil.rmtree(other)
    shutil.copytree(claims, other)
    said = ["assess", "oslo", "2", "--claims"]
    assert main([*said, claims, "--stance", "supports", "--by", "Ben"]) == 0
    assert main([*said, str(other), "--stance", "refutes", "--by", "Eva"]) == 0
    put_together(claims, other)
    capsys.readouterr()

    assert main([*said, claims]) == 0

    told = capsys.readouterr().out
    assert "Ben said 'supports'" in told
    assert "Eva said 'refutes'" in told
    assert main([*said, claims, "--stance", "supports", "--by", "Cleo"]) == 0
    capsys.readouterr()
    assert main([*said, claims]) == 0
    assert "in conflict" not in capsys.readouterr().out


def test_what_two_people_kept_for_publication_is_replaced_only_with_over_for_each(
    claims: str, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def export(folder: str, page: str, *over: str) -> int:
        wanted = ["claimreview", "export", "oslo", "2", "--claims", folder, "--by", "Ben", "--url", page]
        return main([*wanted, *over])

    export(claims, "https://example.org/a")
    export(str(other), "https://example.org/b")
    put_together(claims, other)
    ids = [kept.id for kept in open_desk(Path(claims)).store.load_all().publications]
    capsys.readouterr()

    assert export(claims, "https://example.org/c") == 3
    assert "https://example.org/a" in capsys.readouterr().err
    export(claims, "https://example.org/c", "--over", ids[0], "--over", ids[1])
    publications = open_desk(Path(claims)).store.load_all().publications
    assert sorted(publications[-1].supersedes) == sorted(ids)
