"""Reading the body of a response within limits of size and time."""

import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import requests

from workbench.errors import FetchError
from workbench.fetch.bounds import Bounds, timeout_message

_ATTACH_A_COPY: Final = "Attach a saved copy."

_BLOCK_BYTES: Final = 1 << 16
_PART_BYTES: Final = 1 << 20
_HEADER_BYTES: Final = 2
"""Bytes needed to see whether the stream has a zlib header."""
_RATIO_CHECKED_FROM: Final = 1_000_000
_ENCODINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Unpacker:
    """Unpacks gzip or deflate as it arrives, in one member or several; deflate also without its zlib header.

    The standard wants deflate in the zlib format, and some sites leave the header and checksum out.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._head = b""

    def feed(self, block: bytes) -> Iterator[bytes]:
        """Yield what `block` unpacks to, in parts of at most a megabyte; raise zlib.error for any other format."""
        rest = self._head + block
        if self._stream is None and len(rest) < _HEADER_BYTES:
            self._head = rest
            return
        self._head = b""
        while rest:
            if self._stream is None or self._stream.eof:
                self._stream = zlib.decompressobj(_window_bits(rest))
            yield self._stream.decompress(rest, _PART_BYTES)
            rest = self._stream.unconsumed_tail or self._stream.unused_data

    @property
    def is_complete(self) -> bool:
        """Whether the last member is complete."""
        return self._stream is not None and self._stream.eof


def _window_bits(head: bytes) -> int:
    """Return the window bits with which zlib reads data that begins with `head`: gzip, zlib or bare deflate."""
    is_gzip = head.startswith(b"\x1f")
    is_zlib = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:_HEADER_BYTES], "big") % 31 == 0
    return zlib.MAX_WBITS | 32 if is_gzip or is_zlib else -zlib.MAX_WBITS


def read_body(
    response: requests.Response, *, url: str, bounds: Bounds, deadline: float, progress: Callable[[int], None]
) -> bytes:
    """Return the bytes of `response`, unpacked; `deadline` is a time of the monotonic clock.

    `progress` is called with the number of bytes so far.

    Raises:
        FetchError: the body is too large, too slow, badly packed, cut short or empty.
    """
    unpacker = _unpacker_for(response, url=url)
    declared = _declared_length(response, url=url, bounds=bounds)
    parts: list[bytes] = []
    size = received = 0
    for block in _read_blocks(response, url=url, bounds=bounds, deadline=deadline):
        received += len(block)
        for part in _unpack(block, unpacker, url=url):
            size += len(part)
            parts += [part] if part else []
            _check_size(size, received, url=url, bounds=bounds)
        progress(size)
    if declared not in {-1, received} or (unpacker and received and not unpacker.is_complete):
        raise FetchError(url=url, what="the page was cut short in transfer", fix="Try again.")
    if not size:
        raise FetchError(url=url, what="the site answered with an empty page")
    return b"".join(parts)


def _unpacker_for(response: requests.Response, *, url: str) -> Unpacker | None:
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding == "identity":
        return None
    if encoding not in _ENCODINGS:
        raise FetchError(
            url=url, what=f"the page is compressed as '{encoding[:40]}', which is not supported", fix=_ATTACH_A_COPY
        )
    return Unpacker()


def _declared_length(response: requests.Response, *, url: str, bounds: Bounds) -> int:
    """Return the number of bytes that the site announces, or -1.

    Raises:
        FetchError: it is too large, or stated in a way that can be read as two lengths.
    """
    declared = response.headers.get("Content-Length", "").strip()
    if not declared:
        return -1
    if "Transfer-Encoding" in response.headers or not (declared.isascii() and declared.isdigit()):
        raise FetchError(
            url=url, what="the site states two different lengths for the page, or one that is not a number"
        )
    if len(declared) > len(str(bounds.most_bytes)) or int(declared) > bounds.most_bytes:
        raise FetchError(url=url, what=_too_large_message(bounds))
    return int(declared)


def _check_size(size: int, received: int, *, url: str, bounds: Bounds) -> None:
    if max(size, received) > bounds.most_bytes:
        raise FetchError(url=url, what=_too_large_message(bounds))
    if size > _RATIO_CHECKED_FROM and size > received * bounds.most_ratio:
        raise FetchError(url=url, what="the page unpacks to far more than was sent")


def _too_large_message(bounds: Bounds) -> str:
    return f"the page is larger than {bounds.most_bytes // 1_000_000} MB"


def _read_blocks(response: requests.Response, *, url: str, bounds: Bounds, deadline: float) -> Iterator[bytes]:
    while True:
        block = response.raw.read1(_BLOCK_BYTES, decode_content=False)
        # Once the time is up the connection is shut down, which looks like the end of the page.
        if time.monotonic() >= deadline:
            raise FetchError(url=url, what=timeout_message(bounds))
        if not block:
            return
        yield block


def _unpack(block: bytes, unpacker: Unpacker | None, *, url: str) -> Iterator[bytes]:
    if unpacker is None:
        yield block
        return
    try:
        yield from unpacker.feed(block)
    except zlib.error:
        raise FetchError(url=url, what="the page's compression is broken", fix=_ATTACH_A_COPY) from None
