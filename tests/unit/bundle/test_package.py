"""A bundle is whole to the byte, or the first part that differs is named."""

import hashlib
import json
import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.bundle.package import BundleError, bundle_id, pack_bundle, verify_bundle

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
    told = verify_bundle(pack_bundle(FILES, ABOUT))
    assert [entry["path"] for entry in told["files"]] == ["article.txt", "report.md", "snapshots/a"]
    assert told["made_by"] == "Ana"


def test_the_same_files_give_the_same_bytes_in_any_order():
    turned = dict(reversed(FILES.items()))
    assert bundle_id(pack_bundle(turned, ABOUT)) == bundle_id(pack_bundle(FILES, ABOUT))


def test_one_changed_byte_anywhere_is_refused():
    whole = pack_bundle(FILES, ABOUT)
    chance = random.Random(20_260_102)
    for _ in range(500):
        place = chance.randrange(len(whole))
        changed = bytes([(whole[place] + chance.randrange(1, 256)) % 256])
        with pytest.raises(BundleError):
            verify_bundle(whole[:place] + changed + whole[place + 1 :])


def changed_somehow(whole: bytes, chance: random.Random) -> bytes:
    """The bundle with a byte put in, taken out or swapped, bytes hung on, or a field of the ZIP altered."""
    place, noise = chance.randrange(len(whole)), chance.randbytes(chance.randrange(1, 40))
    return chance.choice(
        [
            lambda: whole[:place] + noise[:1] + whole[place:],
            lambda: whole[:place] + whole[place + 1 :],
            lambda: whole[:place] + whole[place : place + 2][::-1] + whole[place + 2 :],
            lambda: whole[:place] + noise + whole[place + len(noise) :],
            lambda: whole + noise,
            lambda: noise + whole,
            lambda: whole + whole,
            lambda: whole[:place],
            lambda: with_comment(whole, noise),
            lambda: repacked(whole, lambda member: setattr(member, "comment", noise)),
            lambda: repacked(whole, lambda member: setattr(member, "extra", b"\x99\x99\x02\x00" + noise[:1] * 2)),
            lambda: repacked(whole, lambda member: setattr(member, "external_attr", chance.getrandbits(32))),
            lambda: repacked(whole, lambda member: setattr(member, "date_time", (1981, 1, 1, 0, 0, 0))),
            lambda: repacked(whole, lambda member: setattr(member, "compress_type", zipfile.ZIP_DEFLATED)),
        ]
    )()


def with_comment(whole: bytes, comment: bytes) -> bytes:
    kept = BytesIO(whole)
    with zipfile.ZipFile(kept, "a") as folder:
        folder.comment = comment
    return kept.getvalue()


def repacked(whole: bytes, alter: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """The bundle packed again in the same order, the last of its files altered in how it is packed."""
    read, kept = zipfile.ZipFile(BytesIO(whole)), BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        *others, last = read.infolist()
        for member in others:
            folder.writestr(member, read.read(member))
        content = read.read(last)
        alter(last)
        folder.writestr(last, content)
    return kept.getvalue()


def test_a_bundle_packed_again_with_nothing_altered_is_the_same():
    whole = pack_bundle(FILES, ABOUT)
    assert repacked(whole, lambda member: None) == whole


def test_500_changes_of_every_sort_are_refused():
    whole, chance = pack_bundle(FILES, ABOUT), random.Random(20261125)
    changes = [changed for _ in range(520) if (changed := changed_somehow(whole, chance)) != whole]
    assert len(changes) >= 500
    for changed in changes:
        with pytest.raises(BundleError):
            verify_bundle(changed)


def test_a_bundle_that_would_unpack_to_more_is_not_unpacked():
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("manifest.json", b"0" * 10_000_000)
    with pytest.raises(BundleError, match="unpacks to more than it contains"):
        verify_bundle(kept.getvalue())


@pytest.mark.parametrize(
    "manifest",
    [
        b"[]",
        b"[" * 100_000,
        b'{"schema": "workbench/bundle/1"}',
        b'{"schema": "workbench/bundle/1", "files": [{"path": ["a"], "sha256": {}}]}',
        b'{"schema": "workbench/bundle/1", "files": {"a": 1}}',
    ],
)
def test_a_manifest_of_another_make_is_refused(manifest):
    files = {"manifest.json": manifest, "manifest.sha256": hashlib.sha256(manifest).hexdigest().encode()}
    with pytest.raises(BundleError, match="not a manifest of the workbench"):
        verify_bundle(packed(files))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"article.txt": b"Another text."}, r"article\.txt: differs"),
        ({"extra.txt": b"x"}, r"extra\.txt: was added"),
        ({"report.md": None}, r"report\.md: is missing"),
        ({"manifest.json": b"{}"}, r"manifest\.json: differs from the sum"),
        ({"manifest.json": None}, r"manifest\.json: is missing, so this is not a bundle"),
    ],
)
def test_what_was_changed_is_named(change, why):
    files = {
        path: content for path, content in (unpacked(pack_bundle(FILES, ABOUT)) | change).items() if content is not None
    }
    with pytest.raises(BundleError, match=why):
        verify_bundle(packed(files))


def test_a_bundle_packed_anew_is_told_from_the_one_that_was_made():
    with pytest.raises(BundleError, match="repacked"):
        verify_bundle(packed(unpacked(pack_bundle(FILES, ABOUT))))


@pytest.mark.parametrize("tail", [b"x", b"\x00" * 100])
def test_bytes_before_or_behind_a_bundle_are_refused(tail):
    whole = pack_bundle(FILES, ABOUT)
    for changed in (whole + tail, tail + whole):
        with pytest.raises(BundleError):
            verify_bundle(changed)


@given(st.binary(max_size=200))
def test_any_other_file_is_refused(content):
    with pytest.raises(BundleError):
        verify_bundle(content)


def test_a_manifest_that_lists_a_file_twice_is_refused():
    files = unpacked(pack_bundle(FILES, ABOUT))
    told = json.loads(files["manifest.json"])
    told["files"].append(dict(told["files"][0]))
    manifest = json.dumps(told).encode()
    files |= {"manifest.json": manifest, "manifest.sha256": f"{hashlib.sha256(manifest).hexdigest()}\n".encode()}

    with pytest.raises(BundleError, match="lists a file twice"):
        verify_bundle(packed(files))
