"""Reading an answer within bounds of size and time."""

import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import requests

from workbench.errors import FetchError
from workbench.fetch.bounds import Bounds, too_long

SAVED_COPY: Final = "Attach a saved copy."

_BLOCK: Final = 1 << 16
_PART: Final = 1 << 20
_FRAME: Final = 2
"""Bytes that tell whether there is a frame."""
_RATIO_FROM: Final = 1_000_000
_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Unpacker:
    """Unpacks gzip or deflate as it arrives, of one member or several; deflate also without its frame.

    The standard wants deflate framed as zlib has it, and some sites leave the frame out.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._head = b""

    def feed(self, block: bytes) -> Iterator[bytes]:
        """What `block` unpacks to, in parts of at most a megabyte; zlib.error where it is neither."""
        rest = self._head + block
        if self._stream is None and len(rest) < _FRAME:
            self._head = rest
            return
        self._head = b""
        while rest:
            if self._stream is None or self._stream.eof:
                self._stream = zlib.decompressobj(_window_of(rest))
            yield self._stream.decompress(rest, _PART)
            rest = self._stream.unconsumed_tail or self._stream.unused_data

    @property
    def whole(self) -> bool:
        """Whether the last member is complete."""
        return self._stream is not None and self._stream.eof


def _window_of(head: bytes) -> int:
    """How `zlib` is to read what begins with `head`: framed by gzip or zlib, else as bare deflate."""
    is_gzip = head.startswith(b"\x1f")
    is_zlib = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:_FRAME], "big") % 31 == 0
    return zlib.MAX_WBITS | 32 if is_gzip or is_zlib else -zlib.MAX_WBITS


def read_body(
    answer: requests.Response, *, url: str, bounds: Bounds, until: float, progress: Callable[[int], None]
) -> bytes:
    """The bytes of `answer`, unpacked; `until` is a reading of the monotonic clock.

    `progress` is told the number of bytes so far.

    Raises:
        FetchError: the answer is too large, too slow, badly packed, cut short or empty.
    """
    unpacker = _unpacker_of(answer, url=url)
    declared = _declared_length(answer, url=url, bounds=bounds)
    parts: list[bytes] = []
    size = received = 0
    for block in _blocks(answer, url=url, bounds=bounds, until=until):
        received += len(block)
        for part in _unpacked(block, unpacker, url=url):
            size += len(part)
            parts += [part] if part else []
            _check(size, received, url=url, bounds=bounds)
        progress(size)
    if declared not in {-1, received} or (unpacker and received and not unpacker.whole):
        raise FetchError(url=url, what="the page was cut short in transfer", fix="Try again.")
    if not size:
        raise FetchError(url=url, what="the site answered with an empty page")
    return b"".join(parts)


def _unpacker_of(answer: requests.Response, *, url: str) -> Unpacker | None:
    packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing == "identity":
        return None
    if packing not in _PACKED:
        raise FetchError(
            url=url, what=f"the page is compressed as '{packing[:40]}', which is not supported", fix=SAVED_COPY
        )
    return Unpacker()


def _declared_length(answer: requests.Response, *, url: str, bounds: Bounds) -> int:
    """The bytes that the site says it sends, or -1.

    Raises:
        FetchError: they are too many, or said in a way that can be read as two lengths.
    """
    declared = answer.headers.get("Content-Length", "").strip()
    if not declared:
        return -1
    if "Transfer-Encoding" in answer.headers or not (declared.isascii() and declared.isdigit()):
        raise FetchError(
            url=url, what="the site states two different lengths for the page, or one that is not a number"
        )
    if len(declared) > len(str(bounds.most_bytes)) or int(declared) > bounds.most_bytes:
        raise FetchError(url=url, what=_too_large(bounds))
    return int(declared)


def _check(size: int, received: int, *, url: str, bounds: Bounds) -> None:
    if max(size, received) > bounds.most_bytes:
        raise FetchError(url=url, what=_too_large(bounds))
    if size > _RATIO_FROM and size > received * bounds.most_ratio:
        raise FetchError(url=url, what="the page unpacks to far more than was sent")


def _too_large(bounds: Bounds) -> str:
    return f"the page is larger than {bounds.most_bytes // 1_000_000} MB"


def _blocks(answer: requests.Response, *, url: str, bounds: Bounds, until: float) -> Iterator[bytes]:
    while True:
        block = answer.raw.read1(_BLOCK, decode_content=False)
        # Once the time is up the connection is cut, which looks like the end of a page.
        if time.monotonic() >= until:
            raise FetchError(url=url, what=too_long(bounds))
        if not block:
            return
        yield block


def _unpacked(block: bytes, unpacker: Unpacker | None, *, url: str) -> Iterator[bytes]:
    if unpacker is None:
        yield block
        return
    try:
        yield from unpacker.feed(block)
    except zlib.error:
        raise FetchError(url=url, what="the page's compression is broken", fix=SAVED_COPY) from None
