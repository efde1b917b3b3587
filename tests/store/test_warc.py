"""What is written as WARC, other tools read back byte for byte."""

import gzip
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from test_kept_bytes import FIRST, PAGE, SECOND, URL, exchange
from warcio.archiveiterator import ArchiveIterator

from workbench.domain.identity import sha256_of
from workbench.domain.source import Capture
from workbench.store.archive.warc_file import build_warc

STEP = exchange(
    "2026-01-01T00:00:00Z",
    url="http://example.org/?q=1",
    status=301,
    reason="Moved Permanently",
    response=(("Location", URL), ("Content-Length", "153")),
)
PACKED = exchange(
    "2026-01-01T00:00:01Z",
    response=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
)


def capture(*exchanges, content: bytes = PAGE, origin: str = URL, at: str = "2026-01-01T00:00:02Z") -> Capture:
    return Capture(
        sha256=sha256_of(content),
        media_type="text/html",
        size=len(content),
        origin=origin,
        kept_at=at,
        exchanges=exchanges,
    )


def read(warc: bytes) -> list[tuple]:
    """Sort, address, HTTP headers and payload of each record."""
    return [
        (
            record.rec_type,
            record.rec_headers.get_header("WARC-Target-URI"),
            record.http_headers,
            record.content_stream().read(),
            record.rec_headers,
        )
        for record in ArchiveIterator(BytesIO(warc), check_digests="raise")
    ]


def checked(warc: bytes, folder: Path) -> tuple[int, str]:
    """What `warcio check` says."""
    (folder / "a.warc.gz").write_bytes(warc)
    command = [sys.executable, "-c", "from warcio.cli import main; main()", "check", "-v", "a.warc.gz"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return told.returncode, told.stdout + told.stderr


@pytest.mark.parametrize("content", [PAGE, b"", b"\r\n\r\nWARC/1.1\r\n", bytes(range(256)) * 4000])
def test_the_payload_is_the_bytes_kept(content: bytes) -> None:
    warc = build_warc([(content, [capture(PACKED, content=content)])], software="workbench")
    (payload,) = [record[3] for record in read(warc) if record[0] == "response"]
    assert payload == content


def test_every_step_is_there_with_its_request(tmp_path: Path) -> None:
    warc = build_warc([(PAGE, [capture(STEP, PACKED)])], software="workbench")
    records = read(warc)
    assert [record[0] for record in records] == ["warcinfo", "response", "request", "response", "request"]
    assert [record[1] for record in records[1:]] == [STEP.url, STEP.url, URL, URL]
    moved, asked, page = (record[2] for record in records[1:4])
    assert (moved.get_statuscode(), moved.get_header("Location")) == ("301", URL)
    assert f"{asked.protocol} {asked.statusline}" == "GET /?q=1 HTTP/1.1"
    assert (page.get_header("Content-Length"), page.get_header("X-Archive-Orig-Content-Encoding")) == ("6", "gzip")
    page_fields, asked_fields = records[3][4], records[4][4]
    assert page_fields.get_header("WARC-IP-Address") == PACKED.address
    assert asked_fields.get_header("WARC-Concurrent-To") == page_fields.get_header("WARC-Record-ID")
    code, told = checked(warc, tmp_path)
    assert code == 0
    assert told.count("digest pass") == 5


def test_hashes_are_sha256() -> None:
    warc = build_warc([(PAGE, [capture(PACKED)])], software="workbench")
    headers = next(record[4] for record in read(warc) if record[0] == "response")
    assert headers.get_header("WARC-Payload-Digest") == f"sha256:{sha256_of(PAGE)}"
    assert headers.get_header("WARC-Date") == PACKED.asked_at
    assert b"sha1" not in gzip.decompress(warc)


def test_the_same_page_again_is_a_revisit(tmp_path: Path) -> None:
    later = capture(SECOND, at="2026-01-02T00:00:00Z")
    warc = build_warc([(PAGE, [capture(FIRST), later])], software="workbench")
    records = read(warc)
    assert [record[0] for record in records] == ["warcinfo", "response", "request", "revisit", "request"]
    revisit = records[3][4]
    assert revisit.get_header("WARC-Refers-To-Date") == FIRST.asked_at
    assert revisit.get_header("WARC-Payload-Digest") == f"sha256:{sha256_of(PAGE)}"
    assert checked(warc, tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("origin", "uri"),
    [
        ("a.html", f"urn:sha256:{sha256_of(PAGE)}"),
        (URL, URL),
        ("https://x\r\nWARC-Type: x", f"urn:sha256:{sha256_of(PAGE)}"),
    ],
)
def test_a_file_that_a_reviewer_gave_is_a_resource(origin: str, uri: str, tmp_path: Path) -> None:
    warc = build_warc([(PAGE, [capture(origin=origin)])], software="workbench")
    _, resource, metadata = read(warc)
    assert (resource[0], resource[1], resource[3]) == ("resource", uri, PAGE)
    assert metadata[3].splitlines()[0] == f"origin: {' '.join(origin.split())}".encode()
    assert checked(warc, tmp_path)[0] == 0


def test_a_header_cannot_end_its_record(tmp_path: Path) -> None:
    hostile = exchange("2026-01-01T00:00:00Z", reason="", response=(("X", "é\u2028 \x1b"), ("Content-Type", "")))
    warc = build_warc([(PAGE, [capture(hostile)])], software="workbench")
    assert [record[0] for record in read(warc)] == ["warcinfo", "response", "request"]
    assert checked(warc, tmp_path)[0] == 0


def test_the_same_copies_give_the_same_file() -> None:
    kept = [(PAGE, [capture(STEP, PACKED)]), (b"x", [capture(content=b"x")])]
    assert build_warc(kept, software="workbench") == build_warc(kept, software="workbench")
