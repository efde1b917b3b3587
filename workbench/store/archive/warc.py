"""Kept copies as WARC, the form that web archives read and replay."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from workbench.domain.source import Capture, Exchange

_REVISIT: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_CHANGED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def warc_of(kept: Iterable[tuple[bytes, Sequence[Capture]]], *, software: str) -> bytes:
    """One compressed WARC 1.1 file of what was kept: each copy with its captures, the earliest first.

    A page gives the request and response of every step that led to it, a file
    that a reviewer gave a resource. The body of a response is the bytes kept,
    unpacked; its headers are those received, but for the three that told how it
    was packed, which are kept as X-Archive-Orig-. The same bytes captured again
    give a revisit. Digests are SHA-256. The same copies give the same file.
    """
    pages = _Pages(software=software)
    for content, captures in kept:
        ordered = sorted(captures, key=lambda capture: capture.kept_at)
        for number, capture in enumerate(ordered):
            pages.add(capture, content, first=ordered[0] if number else None)
    return pages.written()


class _Pages:
    """The file as it grows."""

    def __init__(self, *, software: str) -> None:
        self._out = BytesIO()
        self._writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        self._software = software
        self._count = 0

    def add(self, capture: Capture, content: bytes, *, first: Capture | None) -> None:
        """Write the records of `capture`; `first` is the capture that brought the same bytes before."""
        if not self._count:
            fields = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\n".encode()
            self._write("warcinfo", "", fields, date=capture.kept_at, kind="application/warc-fields")
        if not capture.exchanges:
            if first is None:
                self._write("resource", _resource_uri(capture), content, date=capture.kept_at, kind=capture.media_type)
            told = f"origin: {' '.join(capture.origin.split())}\r\nsha256: {capture.sha256}\r\n".encode()
            self._write("metadata", _resource_uri(capture), told, date=capture.kept_at, kind="application/warc-fields")
            return
        *steps, last = capture.exchanges
        for step in steps:
            self._write("response", step.url, b"", date=step.asked_at, http=_response(step, b""))
            self._write("request", step.url, b"", date=step.asked_at, http=_request(step))
        if first is None:
            self._write("response", last.url, content, date=last.asked_at, http=_response(last, content))
        else:
            self._write("revisit", last.url, content, date=last.asked_at, http=_response(last, content), first=first)
        self._write("request", last.url, b"", date=last.asked_at, http=_request(last))

    def written(self) -> bytes:
        """All of it."""
        return self._out.getvalue()

    def _write(
        self,
        sort: str,
        uri: str,
        payload: bytes,
        *,
        date: str,
        kind: str = "",
        http: StatusAndHeaders | None = None,
        first: Capture | None = None,
    ) -> None:
        if http:
            http.compute_headers_buffer(None)
        body = b"" if sort == "revisit" else payload
        self._count += 1
        fields = {
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self._count} {sort} {uri} {date}')}>",
            "WARC-Date": date,
            "WARC-Block-Digest": _digest((http.headers_buff if http else b"") + body),
        }
        if sort != "warcinfo":
            fields["WARC-Payload-Digest"] = _digest(payload)
        if first:
            fields["WARC-Profile"] = _REVISIT
            fields["WARC-Refers-To-Target-URI"] = first.exchanges[-1].url if first.exchanges else _resource_uri(first)
            fields["WARC-Refers-To-Date"] = first.exchanges[-1].asked_at if first.exchanges else first.kept_at
        record = self._writer.create_warc_record(
            uri,
            sort,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=kind,
            warc_headers_dict=fields,
            http_headers=http,
        )
        self._writer.write_record(record)


def _response(step: Exchange, payload: bytes) -> StatusAndHeaders:
    headers = [(f"X-Archive-Orig-{name}" if name.lower() in _CHANGED else name, value) for name, value in step.response]
    headers.append(("Content-Length", str(len(payload))))
    return StatusAndHeaders(f"{step.status} {step.reason}".strip(), headers, protocol=f"HTTP/{step.version}")


def _request(step: Exchange) -> StatusAndHeaders:
    parts = urlsplit(step.url)
    asked = parts._replace(scheme="", netloc="").geturl() or "/"
    return StatusAndHeaders(f"GET {asked} HTTP/1.1", list(step.request), is_http_request=True)


def _resource_uri(capture: Capture) -> str:
    is_web = capture.origin.startswith(("http://", "https://")) and capture.origin.isprintable()
    return capture.origin if is_web and " " not in capture.origin else f"urn:sha256:{capture.sha256}"


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
