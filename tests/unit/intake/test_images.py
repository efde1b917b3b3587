"""The size of an image is told from its first bytes."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from workbench.intake.extracted import UnreadableError
from workbench.intake.image import MOST_PIXELS, image_size
from workbench.intake.media_types import GIF, IMAGES, JPEG, PNG, WEBP, media_type_of


def image(form: str, size: tuple[int, int], **how: object) -> bytes:
    kept = BytesIO()
    Image.new("RGB", size, "navy").save(kept, form, **how)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        (PNG, image("PNG", (31, 17))),
        (GIF, image("GIF", (31, 17))),
        (JPEG, image("JPEG", (31, 17))),
        (JPEG, image("JPEG", (31, 17), progressive=True, exif=b"Exif\0\0" + b"x" * 500)),
        (WEBP, image("WEBP", (31, 17))),
        (WEBP, image("WEBP", (31, 17), lossless=True)),
        (WEBP, image("WEBP", (31, 17), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0")),
    ],
)
def test_an_image_is_told_by_its_bytes_and_measured(media_type, content):
    assert media_type_of(content, "a.txt") == media_type
    assert image_size(content, media_type) == (31, 17)


def test_an_image_with_too_many_pixels_is_refused_unseen():
    huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", MOST_PIXELS, 2)

    with pytest.raises(UnreadableError, match="more than 100 million"):
        image_size(huge, PNG)


@given(st.sampled_from(sorted(IMAGES)), st.binary(max_size=60))
def test_any_bytes_have_a_size_or_are_refused(media_type, content):
    try:
        width, height = image_size(content, media_type)
    except UnreadableError:
        return
    assert width > 0
    assert height > 0
