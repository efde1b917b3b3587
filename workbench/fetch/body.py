"""Reading an answer within bounds of size and time."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import requests

from workbench.errors import FetchError

_BLOCK: Final = 1 << 16
_RATIO_FROM: Final = 1_000_000
_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one fetch may cost: bytes after unpacking, seconds in all and without progress."""

    most_bytes: int = 25_000_000
    most_ratio: int = 100
    seconds: float = 30.0
    silence: float = 10.0
    redirects: int = 5


def read_body(answer: requests.Response, *, url: str, bounds: Bounds, until: float) -> bytes:
    """The bytes of `answer`, unpacked; `until` is a reading of the monotonic clock.

    Raises:
        FetchError: the answer is too large, too slow, badly packed or cut short.
    """
    packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing != "identity" and packing not in _PACKED:
        raise FetchError(url=url, what=f"the page is packed as '{packing[:40]}', which is not read")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing in _PACKED else None
    parts: list[bytes] = []
    size = received = 0
    for block in _blocks(answer):
        received += len(block)
        for part in _unpacked(block, unpack, url=url):
            size += len(part)
            parts.append(part)
            _check(size, received, url=url, bounds=bounds)
        if time.monotonic() > until:
            raise FetchError(url=url, what=f"the page took longer than {bounds.seconds:.0f} seconds")
    declared = answer.headers.get("Content-Length", "")
    if (declared.isdigit() and int(declared) != received) or (unpack and not unpack.eof):
        raise FetchError(url=url, what="the page was cut short on the way", fix="Try again.")
    return b"".join(parts)


def _check(size: int, received: int, *, url: str, bounds: Bounds) -> None:
    if size > bounds.most_bytes:
        raise FetchError(url=url, what=f"the page is larger than {bounds.most_bytes // 1_000_000} MB")
    if size > _RATIO_FROM and size > received * bounds.most_ratio:
        raise FetchError(url=url, what="the page unpacks to far more than it was sent as")


def _blocks(answer: requests.Response) -> Iterator[bytes]:
    while block := answer.raw.read1(_BLOCK, decode_content=False):
        yield block


def _unpacked(block: bytes, unpack: "zlib._Decompress | None", *, url: str) -> Iterator[bytes]:
    if unpack is None:
        yield block
        return
    rest = block
    while rest and not unpack.eof:
        try:
            part = unpack.decompress(rest, 1 << 20)
        except zlib.error:
            raise FetchError(url=url, what="the page is badly packed", fix="Attach a saved copy.") from None
        rest = unpack.unconsumed_tail
        yield part
