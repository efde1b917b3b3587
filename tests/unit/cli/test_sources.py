"""`workbench attach` and `workbench searches`."""

import json
from pathlib import Path

import pandas as pd
import pytest
from made_files import mhtml, pdf, png

from workbench.__main__ import main


def attach(claims: str, *options: str) -> int:
    return main(["attach", "Oslo", "The bridge", "--claims", claims, "--by", "Ada", *options])


def kept(claims: str, table: str) -> pd.Series:
    return pd.read_csv(f"{claims}/{table}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig").iloc[-1]


def test_a_citation_is_attached_with_what_is_said_of_it(claims, capsys):
    options = ["--publisher", "Statens vegvesen", "--published", "2019-05", "--standing", "primary"]
    assert attach(claims, "--citation", "Annual report, p. 3", *options, "--passage", "It opened in 2019.") == 0
    source, evidence = kept(claims, "sources"), kept(claims, "evidence")

    assert (source["kind"], source["title"], source["standing"]) == ("citation", "Annual report, p. 3", "primary")
    assert source["publisher"] == "Statens vegvesen"
    assert evidence["passage"] == "It opened in 2019."
    assert "Annual report, p. 3 (primary source · citation · Statens vegvesen · 2019-05)" in capsys.readouterr().out


def test_details_that_a_source_attached_again_does_not_take_are_said_in_one_line(claims, tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("It opened in 2019.", encoding="utf-8")
    attach(claims, "--file", str(tmp_path / "notes.txt"), "--publisher", "Statens vegvesen")
    capsys.readouterr()
    assert attach(claims, "--file", str(tmp_path / "notes.txt"), "--publisher", "Oslo\x1b[31m") == 0

    (line,) = [line for line in capsys.readouterr().out.splitlines() if "Not recorded" in line]
    assert "publisher 'Oslo\\x1b[31m' (stays 'Statens vegvesen')" in line
    assert kept(claims, "sources")["publisher"] == "Statens vegvesen"


def test_a_pdf_is_attached_and_the_page_of_the_passage_printed(claims, tmp_path, capsys):
    (tmp_path / "report.pdf").write_bytes(pdf(("Foreword",), ("It opened in 2019.",)))
    assert attach(claims, "--file", str(tmp_path / "report.pdf"), "--passage", "opened in 2019") == 0

    assert "page 2: opened in 2019" in capsys.readouterr().out
    assert kept(claims, "evidence")["locator"] == "page 2"


def test_cells_of_a_table_are_attached(claims, tmp_path):
    (tmp_path / "bridges.csv").write_text("City;Opened\nOslo;2019\n", encoding="utf-8")
    assert attach(claims, "--file", str(tmp_path / "bridges.csv"), "--at", "A2:B2", "--stance", "refutes") == 0
    evidence = kept(claims, "evidence")

    assert (evidence["locator"], evidence["stance"]) == ("A2:B2", "refutes")
    assert evidence["passage"] == "Oslo\\t2019"


def test_a_person_who_was_asked_is_attached(claims):
    assert attach(claims, "--person", "Kari Berg, engineer", "--how", "letter", "--published", "2020-09-30") == 0

    assert (kept(claims, "sources")["kind"], kept(claims, "sources")["note"]) == ("person", "letter")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--file", "IMAGE"], "The image has no alt text"),
        (["--file", "missing.pdf"], "missing.pdf: No such file"),
        (["--citation", "x", "--published", "30/9/2020"], "'30/9/2020' is not a date"),
        (["--person", "Kari"], "The phone call has no date"),
        (["--url", "http://127.0.0.1/"], "inside this network"),
    ],
)
def test_what_is_missing_is_said_in_one_line_and_nothing_kept(claims, tmp_path, capsys, options, why):
    image = tmp_path / "a.png"
    image.write_bytes(png(3, 2))
    assert attach(claims, *[str(image) if word == "IMAGE" else word for word in options]) == 2
    said = capsys.readouterr().err

    assert why in said
    assert said.count("\n") == 1
    assert not Path(claims, "sources.csv").exists()


def test_a_claim_that_is_not_there_gets_one_line(claims, capsys):
    assert main(["attach", "Oslo", "99", "--claims", claims, "--citation", "x"]) == 2
    assert "'99'" in capsys.readouterr().err


def test_searches_are_printed_for_every_claim_or_for_one(claims, capsys):
    assert main(["searches", "Oslo", "--claims", claims]) == 0
    printed = capsys.readouterr().out
    assert "https://duckduckgo.com/?q=" in printed
    assert "The bridge in Oslo opened in 2019" in printed
    assert main(["searches", "Oslo", "the bridge", "--claims", claims, "--format", "json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({search["claim"] for search in told}) == 1
    assert all(search["address"].startswith("https://") for search in told)


def test_the_default_places_are_printed_to_be_edited_and_a_broken_entry_is_named(claims, capsys):
    assert main(["searches", "--places"]) == 0
    own = capsys.readouterr().out.replace("https://duckduckgo.com/?q={query}", "ftp://x", 1)
    Path(claims, "searches.toml").write_text(own, encoding="utf-8")
    assert main(["searches", "Oslo", "--claims", claims]) == 0
    told = capsys.readouterr()
    assert "searches.toml:11: 'ftp://x' is not an https address" in told.err
    assert "https://www.google.com/search?q=" in told.out


def test_an_article_is_added_from_a_saved_page_and_a_closed_address_is_refused(tmp_path, capsys):
    page = tmp_path / "mill.mhtml"
    paragraph = "<p>The old mill in Ayr burned down on Monday, and 36% of the stock was lost, the owner said.</p>"
    page.write_bytes(mhtml(f"<html><body><article><h1>Mill burns</h1>{paragraph}</article>".encode()))
    folder = str(tmp_path / "store")
    assert main(["articles", "--claims", folder, "--add", str(page)]) == 0
    assert "Mill burns" in capsys.readouterr().out
    assert kept(folder, "articles")["origin"] == "https://gazette.example/mill?id=1"
    assert main(["articles", "--claims", folder, "--add", "http://127.0.0.1/mill"]) == 2
    assert "inside this network" in capsys.readouterr().err


def test_a_file_under_the_name_of_something_else_is_attached_and_told(claims, tmp_path, capsys):
    (tmp_path / "report.pdf").write_text("It opened in 2019.", encoding="utf-8")
    assert attach(claims, "--file", str(tmp_path / "report.pdf"), "--passage", "opened in 2019") == 0

    told = "Its name ends in .pdf, but it is plain text and was read as such."
    assert told in capsys.readouterr().out
    assert kept(claims, "sources")["note"] == told


def test_an_article_under_the_name_of_something_else_is_added_and_told(tmp_path, capsys):
    (tmp_path / "notes.docx").write_text("The bridge in Oslo opened in 2019.", encoding="utf-8")
    assert main(["articles", "--claims", str(tmp_path / "c"), "--add", str(tmp_path / "notes.docx")]) == 0

    assert "notes.docx: its name ends in .docx, but it is plain text and was read as such." in capsys.readouterr().err
