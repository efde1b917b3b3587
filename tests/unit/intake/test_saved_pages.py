"""Pages that a browser saved and letters saved as mail: their words, and where they came from."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import letter, mhtml

from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import EMAIL, HTML, MHTML, PLAIN, media_type_of
from workbench.intake.pages.message import read_email, read_mhtml
from workbench.intake.pages.saved_page import saved_from_address, web_address
from workbench.services.articles.extract_text import extract

PARAGRAPH = "The old mill in Ayr burned down on Monday, and 36% of the stock was lost, the owner’s café said."
PAGE = f"<html><head><title>Mill burns</title></head><body><article><h1>Mill burns</h1><p>{PARAGRAPH}</p></article>"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_an_mhtml_page_gives_its_article_and_its_address_whatever_its_encoding(charset):
    read = read_mhtml(mhtml(PAGE.encode(charset), charset=charset))

    assert PARAGRAPH in read.text
    assert (read.title, read.media_type) == ("Mill burns", MHTML)
    assert read.address == "https://gazette.example/mill?id=1"


def test_an_mhtml_page_is_told_by_its_bytes_and_read_in_a_process_of_its_own():
    content = mhtml(PAGE.encode())

    assert media_type_of(content, "page.bin") == MHTML
    assert extract(content, origin="page.mhtml") == read_mhtml(content)


def test_an_mhtml_file_without_a_page_is_refused():
    with pytest.raises(UnreadableError, match="no page in this MHTML"):
        read_mhtml(
            mhtml(b"").replace(b"text/html; charset", b"text/css; charset").replace(b'"text/html"', b'"text/css"')
        )


def test_a_letter_gives_sender_day_and_words():
    read = extract(letter(), origin="letter.eml")

    assert (read.byline, read.published, read.title) == (
        "Zoë Berg <zoe@mill.example>",
        "2020-09-30",
        "Our café’s stock",
    )
    assert read.text.startswith("From: Zoë Berg")
    assert "It was 36 per cent, not 63." in read.text
    assert media_type_of(letter()) == EMAIL


def test_a_letter_in_html_gives_its_words():
    assert "36 per cent" in read_email(letter(page="<p>It was <b>36</b> per cent.</p><script>x()</script>")).text


def test_words_about_mail_are_no_mail():
    assert media_type_of(b"From: the mayor\nDate: today\n\nMIME-Version: 1.0 is a header.") == PLAIN


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (
            b"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/b?c=1 \n-->",
            "https://a.example/b?c=1",
        ),
        (b"<!-- saved from url=(0022)https://a.example/b#c -->\n<html>", "https://a.example/b"),
        (
            b"<!-- Saved from https://a.example/ at 2023-01-05T10:00:00Z using monolith v2.7.0 --><html>",
            "https://a.example/",
        ),
        (b'<html data-scrapbook-source="https://a.example/" data-scrapbook-create="20230105">', "https://a.example/"),
        (b"<!-- saved from url=(0014)file:///etc/passwd --><html>", ""),
        (b"<html>https://a.example/", ""),
    ],
)
def test_a_saved_page_says_where_it_came_from(head, address):
    assert saved_from_address(head) == address
    assert media_type_of(head) == HTML


def test_a_page_without_such_a_note_says_it_in_its_markup():
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://gazette.example/mill">')

    assert extract(page.encode(), origin="a.html").address == "https://gazette.example/mill"


@pytest.mark.parametrize("written", ["javascript:alert(1)", "https://", "https://a b.example", "http://[", "x" * 3000])
def test_what_is_no_web_address_is_none(written):
    assert web_address(written) == ""


@given(st.binary(max_size=300))
def test_any_bytes_can_be_taken_for_a_message(content):
    for read in (read_mhtml, read_email):
        with contextlib.suppress(UnreadableError):
            assert read(b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n' + content).text
