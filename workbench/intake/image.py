"""The size of an image, read from its first bytes without decoding it."""

from typing import Final

from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import GIF, JPEG, PNG, WEBP

MOST_PIXELS: Final = 100_000_000
"""Width times height; the picture of a large camera has half of that."""

_START_OF_FRAME: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def image_size(content: bytes, media_type: str) -> tuple[int, int]:
    """Return width and height in pixels.

    Raises:
        UnreadableError: it is damaged, or has more than `MOST_PIXELS` pixels.
    """
    width, height = _SIZE_READERS[media_type](content)
    if width < 1 or height < 1:
        raise UnreadableError(what="this image is damaged", fix="Save it again, or take a new picture.")
    if width * height > MOST_PIXELS:
        what = f"{width:,} by {height:,} pixels are more than {MOST_PIXELS / 1e6:.0f} million"
        raise UnreadableError(what=what, fix="Save it smaller, or crop it to the relevant part.")
    return width, height


def _png_size(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR":
        return 0, 0
    return _big_endian(content[16:20]), _big_endian(content[20:24])


def _gif_size(content: bytes) -> tuple[int, int]:
    return _little_endian(content[6:8]), _little_endian(content[8:10])


def _jpeg_size(content: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:  # noqa: PLR2004 - begins every segment
        marker = content[position + 1]
        if marker in _START_OF_FRAME:
            return _big_endian(content[position + 7 : position + 9]), _big_endian(content[position + 5 : position + 7])
        filler = marker == 0xFF  # noqa: PLR2004 - may be repeated
        if filler:
            position += 1
        elif marker in _BARE_MARKERS:
            position += 2
        else:
            position += 2 + max(2, _big_endian(content[position + 2 : position + 4]))
    return 0, 0


def _webp_size(content: bytes) -> tuple[int, int]:
    chunk = content[12:16]
    if chunk == b"VP8X":
        return _little_endian(content[24:27]) + 1, _little_endian(content[27:30]) + 1
    if chunk == b"VP8L":
        bits = _little_endian(content[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        return _little_endian(content[26:28]) & 0x3FFF, _little_endian(content[28:30]) & 0x3FFF
    return 0, 0


def _big_endian(content: bytes) -> int:
    return int.from_bytes(content, "big")


def _little_endian(content: bytes) -> int:
    return int.from_bytes(content, "little")


_SIZE_READERS: Final = {PNG: _png_size, GIF: _gif_size, JPEG: _jpeg_size, WEBP: _webp_size}
