"""Kept copies as WARC, the format that web archives read and replay."""

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

_REVISIT_PROFILE: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_PACKING_HEADERS: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def build_warc(kept: Iterable[tuple[bytes, Sequence[Capture]]], *, software: str) -> bytes:
    """Return one compressed WARC 1.1 file of the kept copies, each with its captures, the earliest first.

    A page becomes the request and response of every step that led to it, a file
    from a reviewer a resource. The body of a response is the bytes kept, unpacked;
    its headers are those received, except the three about packing, which are kept
    as X-Archive-Orig-. The same bytes captured again become a revisit. Digests are
    SHA-256. The same copies always give the same file.
    """
    file = _WarcFile(software=software)
    for content, captures in kept:
        ordered = sorted(captures, key=lambda capture: capture.kept_at)
        for index, capture in enumerate(ordered):
            file.add(capture, content, first=ordered[0] if index else None)
    return file.content()


class _WarcFile:
    """A WARC file that grows record by record."""

    def __init__(self, *, software: str) -> None:
        self._out = BytesIO()
        self._writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        self._software = software
        self._count = 0

    def add(self, capture: Capture, content: bytes, *, first: Capture | None) -> None:
        """Write the records of `capture`; `first` is the earlier capture of the same bytes."""
        if not self._count:
            software_fields = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\n".encode()
            self._write("warcinfo", "", software_fields, date=capture.kept_at, content_type="application/warc-fields")
        if not capture.exchanges:
            if first is None:
                self._write(
                    "resource", _resource_uri(capture), content, date=capture.kept_at, content_type=capture.media_type
                )
            origin_fields = f"origin: {' '.join(capture.origin.split())}\r\nsha256: {capture.sha256}\r\n".encode()
            self._write(
                "metadata",
                _resource_uri(capture),
                origin_fields,
                date=capture.kept_at,
                content_type="application/warc-fields",
            )
            return
        *steps, last = capture.exchanges
        for step in steps:
            self._add_exchange(step, b"")
        self._add_exchange(last, content, first=first)

    def content(self) -> bytes:
        """Return the whole file."""
        return self._out.getvalue()

    def _add_exchange(self, step: Exchange, payload: bytes, *, first: Capture | None = None) -> None:
        address_field = {"WARC-IP-Address": step.address} if step.address else {}
        revisit_fields = _revisit_headers(first) if first else {}
        http = _response(step, payload)
        record_type = "revisit" if first else "response"
        response_id = self._write(
            record_type, step.url, payload, date=step.asked_at, http=http, fields=address_field | revisit_fields
        )
        request_fields = {**address_field, "WARC-Concurrent-To": response_id}
        self._write("request", step.url, b"", date=step.asked_at, http=_request(step), fields=request_fields)

    def _write(
        self,
        record_type: str,
        uri: str,
        payload: bytes,
        *,
        date: str,
        content_type: str = "",
        http: StatusAndHeaders | None = None,
        fields: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """Write a record and return its id."""
        if http:
            http.compute_headers_buffer(None)
        body = b"" if record_type == "revisit" else payload
        self._count += 1
        record_id = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self._count} {record_type} {uri} {date}')}>"
        headers = {
            "WARC-Record-ID": record_id,
            "WARC-Date": date,
            "WARC-Block-Digest": _digest((http.headers_buff if http else b"") + body),
            **({} if record_type == "warcinfo" else {"WARC-Payload-Digest": _digest(payload)}),
            **fields,
        }
        record = self._writer.create_warc_record(
            uri,
            record_type,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=content_type,
            warc_headers_dict=headers,
            http_headers=http,
        )
        self._writer.write_record(record)
        return record_id


def _revisit_headers(first: Capture) -> dict[str, str]:
    """Return the headers that refer to the first capture of the same bytes."""
    uri, date = _resource_uri(first), first.kept_at
    if first.exchanges:
        uri, date = first.exchanges[-1].url, first.exchanges[-1].asked_at
    return {"WARC-Profile": _REVISIT_PROFILE, "WARC-Refers-To-Target-URI": uri, "WARC-Refers-To-Date": date}


def _response(step: Exchange, payload: bytes) -> StatusAndHeaders:
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _PACKING_HEADERS else name, value) for name, value in step.response
    ]
    headers.append(("Content-Length", str(len(payload))))
    return StatusAndHeaders(f"{step.status} {step.reason}".strip(), headers, protocol=f"HTTP/{step.version}")


def _request(step: Exchange) -> StatusAndHeaders:
    parts = urlsplit(step.url)
    path = parts._replace(scheme="", netloc="").geturl() or "/"
    return StatusAndHeaders(f"GET {path} HTTP/1.1", list(step.request), is_http_request=True)


def _resource_uri(capture: Capture) -> str:
    is_web = capture.origin.startswith(("http://", "https://")) and capture.origin.isprintable()
    return capture.origin if is_web and " " not in capture.origin else f"urn:sha256:{capture.sha256}"


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
