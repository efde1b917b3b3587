"""Kept copies as WARC, the form that web archives read and replay."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
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
            self._exchange(step, b"")
        self._exchange(last, content, first=first)

    def written(self) -> bytes:
        """All of it."""
        return self._out.getvalue()

    def _exchange(self, step: Exchange, payload: bytes, *, first: Capture | None = None) -> None:
        named = {"WARC-IP-Address": step.address} if step.address else {}
        again = _refers_to(first) if first else {}
        http = _response(step, payload)
        sort = "revisit" if first else "response"
        answered = self._write(sort, step.url, payload, date=step.asked_at, http=http, fields=named | again)
        together = {**named, "WARC-Concurrent-To": answered}
        self._write("request", step.url, b"", date=step.asked_at, http=_request(step), fields=together)

    def _write(
        self,
        sort: str,
        uri: str,
        payload: bytes,
        *,
        date: str,
        kind: str = "",
        http: StatusAndHeaders | None = None,
        fields: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """Write a record; its id."""
        if http:
            http.compute_headers_buffer(None)
        body = b"" if sort == "revisit" else payload
        self._count += 1
        record_id = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self._count} {sort} {uri} {date}')}>"
        told = {
            "WARC-Record-ID": record_id,
            "WARC-Date": date,
            "WARC-Block-Digest": _digest((http.headers_buff if http else b"") + body),
            **({} if sort == "warcinfo" else {"WARC-Payload-Digest": _digest(payload)}),
            **fields,
        }
        record = self._writer.create_warc_record(
            uri,
            sort,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=kind,
            warc_headers_dict=told,
            http_headers=http,
        )
        self._writer.write_record(record)
        return record_id


def _refers_to(first: Capture) -> dict[str, str]:
    """What names the capture whose bytes came again."""
    uri, date = _resource_uri(first), first.kept_at
    if first.exchanges:
        uri, date = first.exchanges[-1].url, first.exchanges[-1].asked_at
    return {"WARC-Profile": _REVISIT, "WARC-Refers-To-Target-URI": uri, "WARC-Refers-To-Date": date}


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
