"""What `workbench articles --add` is told of an article that its file does not say."""

from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.wiring import open_desk

TEXT = "The bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "draft.txt"


def test_title_byline_and_day_of_publication_are_kept(tmp_path, draft) -> None:
    folder = str(tmp_path / "claims")
    about = ["--title", "A bridge", "--byline", "Kari Berg", "--published", "2020-09-30"]
    assert main(["articles", "--claims", folder, "--add", str(draft), "--by", "Ada", *about]) == 0
    [article] = open_desk(Path(folder)).store.article_list()
    assert (article.title, article.byline, article.published) == ("A bridge", "Kari Berg", "2020-09-30")


def test_the_next_draft_takes_them_too(tmp_path, draft) -> None:
    folder = str(tmp_path / "claims")
    assert main(["articles", "--claims", folder, "--add", str(draft), "--by", "Ada", "--title", "A bridge"]) == 0
    draft.write_text(TEXT.replace("40", "44"), encoding="utf-8")
    revised = ["--revises", "A bridge", "--title", "A dear bridge", "--published", "2020-10-01"]
    assert main(["articles", "--claims", folder, "--add", str(draft), "--by", "Ada", *revised]) == 0
    article = open_desk(Path(folder)).store.article_list()[-1]
    assert (article.title, article.published) == ("A dear bridge", "2020-10-01")


@pytest.mark.parametrize(
    ("about", "named"),
    [
        (["--published", "yesterday"], "'yesterday' is not a date"),
        (["--title", "A\nbridge"], "line"),
        (["--title", "  "], "empty"),
        (["--byline", "x" * 201], "201 characters"),
        (["--byline", "Kari\x1b[31m"], "line"),
    ],
)
def test_what_is_no_title_byline_or_day_is_refused(tmp_path, draft, capsys, about, named) -> None:
    with pytest.raises(SystemExit) as left:
        main(["articles", "--claims", str(tmp_path / "claims"), "--add", str(draft), *about])
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert named in said
    assert said.count("\n") == 1
    assert not (tmp_path / "claims").exists()


@pytest.mark.parametrize("files", [[], ["a.txt", "b.txt"]])
def test_they_are_of_one_file(tmp_path, capsys, files) -> None:
    add = ["--add", *files] if files else []
    assert main(["articles", "--claims", str(tmp_path / "claims"), *add, "--title", "A bridge"]) == 2
    assert "one file" in capsys.readouterr().err
    assert not (tmp_path / "claims").exists()


def test_an_article_that_is_there_already_keeps_its_own_and_says_so(tmp_path, draft, capsys) -> None:
    add = ["articles", "--claims", str(tmp_path / "claims"), "--by", "Ada", "--add", str(draft), "--title"]
    assert main([*add, "A bridge"]) == 0
    capsys.readouterr()
    assert main([*add, "Another title"]) == 0
    said = capsys.readouterr()
    assert "A bridge" in said.out
    assert "is already in the store" in said.err
