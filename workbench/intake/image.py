"""How large an image is, told from its first bytes without decoding it."""

from typing import Final

from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import GIF, JPEG, PNG, WEBP

MOST_PIXELS: Final = 100_000_000
"""Width times height; a large camera's picture has half of it."""

_START_OF_FRAME: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def image_size(content: bytes, media_type: str) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        UnreadableError: it is damaged, or has more than `MOST_PIXELS` pixels.
    """
    width, height = _SIZES[media_type](content)
    if width < 1 or height < 1:
        raise UnreadableError(what="this image is damaged", fix="Save it again, or take a new picture.")
    if width * height > MOST_PIXELS:
        what = f"{width:,} by {height:,} pixels are more than {MOST_PIXELS / 1e6:.0f} million"
        raise UnreadableError(what=what, fix="Save it smaller, or crop it to the relevant part.")
    return width, height


def _png(content: bytes) -> tuple[int, int]:
    return (_big(content[16:20]), _big(content[20:24])) if content[12:16] == b"IHDR" else (0, 0)


def _gif(content: bytes) -> tuple[int, int]:
    return _little(content[6:8]), _little(content[8:10])


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - begins every segment
        kind = content[at + 1]
        if kind in _START_OF_FRAME:
            return _big(content[at + 7 : at + 9]), _big(content[at + 5 : at + 7])
        filler = kind == 0xFF  # noqa: PLR2004 - may be repeated
        at += 1 if filler else 2 if kind in _ALONE else 2 + max(2, _big(content[at + 2 : at + 4]))
    return 0, 0


def _webp(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        return _little(content[24:27]) + 1, _little(content[27:30]) + 1
    if kind == b"VP8L":
        packed = _little(content[21:25])
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return (_little(content[26:28]) & 0x3FFF, _little(content[28:30]) & 0x3FFF) if kind == b"VP8 " else (0, 0)


def _big(content: bytes) -> int:
    return int.from_bytes(content, "big")


def _little(content: bytes) -> int:
    return int.from_bytes(content, "little")


_SIZES: Final = {PNG: _png, GIF: _gif, JPEG: _jpeg, WEBP: _webp}
