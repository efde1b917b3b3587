"""Taking an article in, or saying in one line why not."""

import pytest

from workbench.errors import IntakeError
from workbench.intake.plain_text import read_plain
from workbench.services.articles.extract_text import LARGEST_TEXT
from workbench.services.articles.import_article import import_text

TEXT = "Le Sénat a voté.\nIt is “likely”\u00a0so."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding):
    assert read_plain(TEXT.encode(encoding)) == TEXT


def test_an_old_encoding_is_told_from_the_bytes():
    text = "Le président français a été élu à l’Élysée, où les députés espéraient déjà. " * 5

    assert read_plain(text.encode("cp1252")) == text


def test_only_line_ends_change():
    assert read_plain("a\r\nb\rc\u00a0\u200b d \n") == "a\nb\nc\u00a0\u200b d \n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "there is no text"),
        (b" \n\t ", "there is no text"),
        (b"abc\x00def", "binary"),
        (b"%PDF-1.7 ...", "this PDF"),
        (b"PK\x03\x04rest", "a ZIP file"),
        (b"\x89PNG\r\n", "a PNG"),
        (b"a" * (LARGEST_TEXT + 1), "more than the 5 MB"),
        (b"\xff\xfe\x00", "is not"),
        ("broken \ud800 text", "broken characters"),
        ("pasted \x00 text", "broken characters"),
        ("é" * (LARGEST_TEXT // 2 + 1), "more than the 5 MB"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line_and_nothing_is_kept(desk, content, why):
    with pytest.raises(IntakeError, match=rf"^a\.txt: [^\n]*{why}[^\n]*$"):
        import_text(desk, content, origin="a.txt", by="Ana")

    assert desk.store.article_list() == ()


def test_a_date_that_is_none_is_refused(desk):
    with pytest.raises(IntakeError, match="'30/09/2020' is not a date of publication"):
        import_text(desk, TEXT, origin="a.txt", published="30/09/2020", by="Ana")


def test_the_same_text_again_is_the_article_already_there(desk):
    first = import_text(desk, TEXT, origin="a.txt", by="Ana")
    again = import_text(desk, TEXT.encode(), origin="b.txt", by="Ben")

    assert again == first
    assert len(desk.store.load_all().events) == 1


def test_the_title_is_the_first_line_unless_given(desk):
    assert import_text(desk, f"\n\n{TEXT}", origin="a.txt", by="Ana").title == "Le Sénat a voté."
    assert import_text(desk, TEXT, origin="a.txt", title="Given", by="Ana").title == "Given"


@pytest.mark.parametrize(
    "origin", ["javascript:alert(1)", "\x01 java\nscript:alert(1)", "VBScript:x", "data:text/html;base64,PGI+"]
)
def test_an_origin_that_would_run_as_a_script_is_refused(desk, origin):
    with pytest.raises(IntakeError, match=r"^[^\n]*would run a script[^\n]*$"):
        import_text(desk, "The mill burned down in 1999.", origin=origin, by="Ana")
    assert desk.store.article_list() == ()


@pytest.mark.parametrize("origin", ["data: final.txt", "javascript.txt", "notes: 2020.txt", "https://example.org/a"])
def test_a_file_name_with_a_colon_is_an_origin(desk, origin):
    assert import_text(desk, "The mill burned down in 1999.", origin=origin, by="Ana").origin == origin
