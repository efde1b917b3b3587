"""Unpacking an answer, however it is framed and wherever the network cuts it."""

import gzip
import zlib

import pytest

from workbench.fetch.body import Unpacker

PAGE = b"<html>" + bytes(range(256)) * 40


def bare(content: bytes, level: int = 6) -> bytes:
    packer = zlib.compressobj(level, wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def unpacked(packed: bytes, size: int) -> tuple[bytes, bool]:
    unpacker = Unpacker()
    parts = [part for at in range(0, len(packed), size) for part in unpacker.feed(packed[at : at + size])]
    return b"".join(parts), unpacker.is_complete


@pytest.mark.parametrize("size", [1, 2, 3, 100, 1 << 20])
@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(PAGE),
        gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]),
        *(zlib.compress(PAGE, n) for n in (0, 1, 6, 9)),
        *(bare(PAGE, n) for n in (0, 1, 6, 9)),
    ],
)
def test_gzip_and_deflate_with_and_without_its_frame_are_unpacked(packed, size):
    assert unpacked(packed, size) == (PAGE, True)


@pytest.mark.parametrize("packed", [gzip.compress(PAGE), zlib.compress(PAGE), bare(PAGE)])
def test_what_was_cut_short_is_not_whole(packed):
    assert unpacked(packed[:-9], 1 << 20)[1] is False


@pytest.mark.parametrize("packed", [b"", b"x"])
def test_nearly_nothing_is_not_whole(packed):
    assert unpacked(packed, 1) == (b"", False)


def test_what_is_neither_is_refused():
    with pytest.raises(zlib.error):
        unpacked(b"<html>plain", 1 << 20)
