"""A bundle is whole to the byte, or the first part that differs is named."""

import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reports.bundle import BundleError, bundle_id, bundle_of, verified

FILES = {"article.txt": "Élysée: 36% agreed.".encode(), "snapshots/a": b"\x00\xff" * 40, "report.md": b""}
ABOUT = {"made_at": "2026-01-02T03:04:05Z", "made_by": "Ana"}


def packed(files: dict[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        for path, content in files.items():
            folder.writestr(path, content)
    return kept.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    folder = zipfile.ZipFile(BytesIO(content))
    return {name: folder.read(name) for name in folder.namelist()}


def test_a_whole_bundle_tells_what_is_in_it():
    told = verified(bundle_of(FILES, ABOUT))
    assert [entry["path"] for entry in told["files"]] == ["article.txt", "report.md", "snapshots/a"]
    assert told["made_by"] == "Ana"


def test_the_same_files_give_the_same_bytes_in_any_order():
    turned = dict(reversed(FILES.items()))
    assert bundle_id(bundle_of(turned, ABOUT)) == bundle_id(bundle_of(FILES, ABOUT))


def test_one_changed_byte_anywhere_is_refused():
    whole = bundle_of(FILES, ABOUT)
    chance = random.Random(20_260_102)
    for _ in range(500):
        place = chance.randrange(len(whole))
        changed = bytes([(whole[place] + chance.randrange(1, 256)) % 256])
        with pytest.raises(BundleError):
            verified(whole[:place] + changed + whole[place + 1 :])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"article.txt": b"Another text."}, r"article\.txt: differs"),
        ({"extra.txt": b"x"}, r"extra\.txt: was added"),
        ({"report.md": None}, r"report\.md: is missing"),
        ({"manifest.json": b"{}"}, r"manifest\.json: differs from the sum"),
        ({"manifest.json": None}, r"manifest\.json: is missing, so this is no bundle"),
    ],
)
def test_what_was_changed_is_named(change, why):
    files = {
        path: content for path, content in (unpacked(bundle_of(FILES, ABOUT)) | change).items() if content is not None
    }
    with pytest.raises(BundleError, match=why):
        verified(packed(files))


def test_a_bundle_packed_anew_is_told_from_the_one_that_was_made():
    with pytest.raises(BundleError, match="packed anew"):
        verified(packed(unpacked(bundle_of(FILES, ABOUT))))


@pytest.mark.parametrize("tail", [b"x", b"\x00" * 100])
def test_bytes_before_or_behind_a_bundle_are_refused(tail):
    whole = bundle_of(FILES, ABOUT)
    for changed in (whole + tail, tail + whole):
        with pytest.raises(BundleError):
            verified(changed)


@given(st.binary(max_size=200))
def test_any_other_file_is_refused(content):
    with pytest.raises(BundleError):
        verified(content)
