"""`workbench bundle` and `workbench verify`."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.bundle.package import pack_bundle
from workbench.domain.source import SourceTier, Stance
from workbench.services.sources.attach_source import attach_file
from workbench.services.sources.details import EvidenceInput
from workbench.store.journals.journal import CHAIN_START, encode_entry
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
SOURCE = b"The bridge cost 41 million kroner."


@pytest.fixture
def bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    article, claims = tmp_path / "bridge.txt", tmp_path / "claims"
    article.write_text(TEXT, encoding="utf-8")
    assert main(["articles", "--claims", str(claims), "--by", "Ada", "--add", str(article)]) == 0
    desk = open_desk(claims)
    loaded = desk.store.load_all()
    bearing = EvidenceInput(stance=Stance.REFUTES, standing=SourceTier.PRIMARY, by="Ada", passage="41 million")
    attach_file(desk, loaded.articles[0].id, loaded.claims[0].id, content=SOURCE, name="a.txt", bearing=bearing)
    capsys.readouterr()
    made = tmp_path / "check.zip"
    assert main(["bundle", "oslo", "--claims", str(claims), "--by", "Ada", "--output", str(made)]) == 0
    return made


def test_a_bundle_holds_text_records_copies_and_reports(bundle: Path) -> None:
    folder = zipfile.ZipFile(bundle)
    snapshots = [folder.read(name) for name in folder.namelist() if name.startswith("snapshots/")]
    assert folder.read("article.txt").decode() == TEXT
    assert sorted(snapshots) == sorted([SOURCE, TEXT.encode()])
    assert {"report.html", "report.docx", "report.md", "report.csv", "report.json", "report.xlsx"} <= set(
        folder.namelist()
    )
    (evidence,) = csv.DictReader(io.StringIO(folder.read("records/evidence.csv").decode()))
    assert evidence["passage"].endswith("41 million")


def test_a_whole_bundle_is_verified_and_its_id_told(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = capsys.readouterr().out
    published = told.strip().rsplit(maxsplit=1)[-1]

    assert main(["verify", str(bundle), "--id", published]) == 0

    assert "whole" in capsys.readouterr().out


def test_an_altered_bundle_is_refused_by_the_name_of_its_part(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bundle.read_bytes()
    bundle.write_bytes(content.replace(SOURCE, SOURCE.replace(b"41", b"40")))
    capsys.readouterr()

    assert main(["verify", str(bundle)]) == 1

    assert "check.zip: snapshots/" in capsys.readouterr().out


def test_a_bundle_made_anew_has_another_id(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["verify", str(bundle), "--id", "0" * 64]) == 1
    assert "not the one given" in capsys.readouterr().out


def test_what_is_no_bundle_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_text("no bundle", encoding="utf-8")
    assert main(["verify", str(tmp_path / "a.zip")]) == 1
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["verify", str(tmp_path / "none.zip")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def signed(bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    claims, key = str(tmp_path / "claims"), tmp_path / "desk"
    assert main(["key", "new", str(key)]) == 0
    assert main(["bundle", "oslo", "--claims", claims, "--output", str(bundle), "--sign", f"{key}.key"]) == 0
    assert "signed with" in capsys.readouterr().out
    return bundle


def test_a_signed_bundle_is_checked_by_its_key_file_or_line(signed: Path, tmp_path: Path, capsys) -> None:
    line = (tmp_path / "desk.pub").read_text("utf-8").splitlines()[1]
    for key in (str(tmp_path / "desk.pub"), line):
        assert main(["verify", str(signed), "--key", key]) == 0
        assert "signed with this key: file:check.zip sha256:" in capsys.readouterr().out


def test_a_bundle_that_another_key_or_nobody_signed_is_refused(signed: Path, tmp_path: Path, capsys) -> None:
    assert main(["key", "new", str(tmp_path / "other")]) == 0
    capsys.readouterr()
    assert main(["verify", str(signed), "--key", str(tmp_path / "other.pub")]) == 1
    assert "it was made with another key" in capsys.readouterr().out
    (tmp_path / "check.zip.minisig").unlink()
    assert main(["verify", str(signed), "--key", str(tmp_path / "desk.pub")]) == 1
    assert "it is not signed" in capsys.readouterr().out


def test_a_bundle_made_anew_does_not_pass_for_the_signed_one(signed: Path, tmp_path: Path, capsys) -> None:
    before = signed.read_bytes()
    assert main(["bundle", "oslo", "--claims", str(tmp_path / "claims"), "--output", str(signed)]) == 0
    assert signed.read_bytes() != before
    capsys.readouterr()
    assert main(["verify", str(signed), "--key", str(tmp_path / "desk.pub")]) == 1
    assert "is not valid: it is for another file" in capsys.readouterr().out


def test_a_signature_left_unchecked_is_told(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(signed)]) == 0
    assert "check.zip.minisig: not checked; name the signer's key with --key" in capsys.readouterr().out
    assert main(["verify", str(signed), "--signature", "elsewhere.minisig"]) == 0
    assert "elsewhere.minisig: not checked; name the signer's key with --key" in capsys.readouterr().out


def test_a_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["key", "new", str(tmp_path / "desk")]) == 0
    first = (tmp_path / "desk.key").read_bytes()
    assert (tmp_path / "desk.key").stat().st_mode & 0o077 == 0
    assert first.splitlines()[1].decode() not in capsys.readouterr().out
    assert main(["key", "new", str(tmp_path / "desk")]) == 2
    assert (tmp_path / "desk.key").read_bytes() == first
    assert "it is there already" in capsys.readouterr().err


def test_a_key_that_cannot_be_used_gets_one_line(bundle: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "bad.key").write_bytes(b"\xff no key")
    claims = str(tmp_path / "claims")
    output = tmp_path / "other.zip"
    capsys.readouterr()
    bad = str(tmp_path / "bad.key")
    assert main(["bundle", "oslo", "--claims", claims, "--output", str(output), "--sign", bad]) == 2
    assert not output.exists()
    assert main(["verify", str(bundle), "--key", "RWQ"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert main(["key", "new", str(tmp_path / "no" / "desk")]) == 74


def test_a_folder_that_went_on_holds_the_history_of_the_bundle(bundle: Path, tmp_path: Path, capsys) -> None:
    more = tmp_path / "more.txt"
    more.write_text("Bergen opened a bridge in 2020.", encoding="utf-8")
    assert main(["articles", "--claims", str(tmp_path / "claims"), "--by", "Ada", "--add", str(more)]) == 0

    assert main(["verify", str(bundle), "--against", str(tmp_path / "claims")]) == 0

    assert "still holds every commit" in capsys.readouterr().out


def test_a_history_written_anew_is_told_though_its_own_sums_fit(bundle: Path, tmp_path: Path, capsys) -> None:
    (journal,) = (tmp_path / "claims" / ".history").glob("journal-*.jsonl")
    previous, lines = CHAIN_START, []
    for line in journal.read_text("utf-8").splitlines():
        told = json.loads(line.split(" ", 1)[1])
        rows = {name: [row.replace("41 million", "40 million") for row in rows] for name, rows in told["rows"].items()}
        entry, previous = encode_entry(
            rows, previous=previous, by=told["by"], at=told["at"], n=told["n"], clone=told["clone"]
        )
        lines.append(entry)
    journal.write_bytes(b"".join(lines))

    assert main(["verify", str(bundle), "--against", str(tmp_path / "claims")]) == 1

    assert "so the history before it was changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("damage", "told"), [("cut", "has fewer than 3 commits"), ("gone", "is not in this folder")], ids=["cut", "gone"]
)
def test_a_history_that_lacks_commits_is_told(bundle: Path, tmp_path: Path, capsys, damage: str, told: str) -> None:
    (journal,) = (tmp_path / "claims" / ".history").glob("journal-*.jsonl")
    if damage == "cut":
        journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]))
    else:
        journal.unlink()

    assert main(["verify", str(bundle), "--against", str(tmp_path / "claims")]) == 1

    assert f"{journal.name}: {told}. Compare" in capsys.readouterr().out


@pytest.mark.parametrize("history", [None, [], "x", [{"journal": "journal-a.jsonl"}], [{"commits": "many"}], [7]])
def test_a_bundle_that_tells_no_history_says_so(tmp_path: Path, capsys, history) -> None:
    about = {"article": {"title": "x"}} | ({} if history is None else {"history": history})
    (tmp_path / "check.zip").write_bytes(pack_bundle({"a.txt": b"a"}, about))
    main(["articles", "--claims", str(tmp_path / "claims"), "--add", __file__])
    capsys.readouterr()

    assert main(["verify", str(tmp_path / "check.zip"), "--against", str(tmp_path / "claims")]) == 1

    assert "history" in capsys.readouterr().out
