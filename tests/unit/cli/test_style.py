"""`--style` and the house style that lies in the claims folder or here."""

from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.articles.open_review import open_review
from workbench.wiring import open_desk

STYLE = "[rules]\noff = ['WRD002']\n[[word]]\nwrong = 'e-mail'\nright = 'email'\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text("The mayor sent the the e-mail in May 2019.", "utf-8")
    return path


def codes(capsys: pytest.CaptureFixture[str]) -> set[str]:
    return {line.split()[2] for line in capsys.readouterr().out.splitlines() if " WRD" in line}


def test_a_style_is_used_where_it_is_named_or_lies_here(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--flags-only", str(article)])
    assert codes(capsys) == {"WRD002"}
    style = article.parent / "mine.toml"
    style.write_text(STYLE, "utf-8")
    main(["check", "--flags-only", "--style", str(style), str(article)])
    assert codes(capsys) == {"WRD003"}
    style.rename(article.parent / "house_style.toml")
    main(["check", "--flags-only", str(article)])
    assert codes(capsys) == {"WRD003"}


def test_a_style_that_cannot_be_read_gets_one_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--style", "none.toml", str(article)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_fault_in_a_style_is_told_and_the_check_goes_on(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article.parent / "house_style.toml").write_text("[rules]\noff = ['NOPE']", "utf-8")
    assert main(["check", "--flags-only", str(article)]) == 0
    said = capsys.readouterr()
    assert "house_style.toml:2: no rule has the code 'NOPE'" in said.err
    assert "WRD002" in said.out


def test_rules_shows_what_the_style_makes_of_each(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article.parent / "house_style.toml").write_text("[rules]\noff=['NAM']\n[severity]\nWRD001='note'", "utf-8")
    assert main(["rules"]) == 0
    lines = {line.split()[0]: line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert (lines["NAM001"], lines["WRD001"], lines["ROL001"]) == ("off", "note", "warning")


def test_recorded_flags_follow_the_style_of_the_claims_folder(article: Path) -> None:
    claims = article.parent / "claims"
    assert main(["articles", "--claims", str(claims), "--by", "Ada", "--add", str(article)]) == 0
    desk = open_desk(claims)
    (known,) = desk.store.article_list()
    assert [standing.flag.rule for standing in open_review(desk, known.id).flags] == ["WRD002"]
    (claims / "house_style.toml").write_text(STYLE, "utf-8")
    assert open_review(desk, known.id).flags == ()
