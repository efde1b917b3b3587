"""What a page is, and its title, told from hostile bytes."""

import gzip

import pytest

from workbench.fetch.sniffing import LONGEST_TITLE, media_type_of, title_of


@pytest.mark.parametrize(
    ("content", "declared", "media_type"),
    [
        (b"%PDF-1.7", "text/html", "application/pdf"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "image/png", "text/html"),
        ("\ufeff<html>".encode("utf-16-be"), "text/plain", "text/html"),
        (b"<p>a part</p>", "text/html", "text/html"),
        (b"MZ\x00\x00", "text/html", "application/octet-stream"),
        (gzip.compress(b"<html>", mtime=0), "text/html", "application/gzip"),
        (b'{"a": 1}', "application/json", "application/json"),
        (b"words", "image/svg+xml", "text/plain"),
        (b"", "", "text/plain"),
    ],
)
def test_the_bytes_say_what_they_are(content: bytes, declared: str, media_type: str) -> None:
    assert media_type_of(content, declared) == media_type


@pytest.mark.parametrize(
    ("content", "content_type", "title"),
    [
        (b"<TITLE lang=en>\n A  &lt;b&gt;\n</TITLE>", "", "A <b>"),
        ("<title>Бриф</title>".encode("cp1251"), "text/html; charset=windows-1251", "Бриф"),
        ('<meta charset="shift_jis"><title>日本</title>'.encode("shift_jis"), "text/html", "日本"),
        (b"<title>caf\xe9</title>", "text/html", "café"),
        (b"<title>x</title>", "text/html; charset=unicode_escape", "x"),
        (b"<title>", "", ""),
        (b"<title>never closed", "", ""),
        (b"<title", "", ""),
        (b"", "", ""),
    ],
)
def test_a_title_is_read_in_the_encoding_that_fits(content: bytes, content_type: str, title: str) -> None:
    assert title_of(content, content_type) == title


def test_a_title_is_kept_short() -> None:
    assert len(title_of(b"<title>" + b"a" * 100_000 + b"</title>", "")) == LONGEST_TITLE
