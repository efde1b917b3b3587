"""Signatures hold for what was signed and nothing else, here and with the public tool."""

import random
import shutil
import subprocess
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.bundle.keys import (
    SecretKey,
    decode_line,
    public_key_file,
    public_line,
    read_public_key,
    read_secret_key,
    secret_key_file,
)
from workbench.bundle.minisign import SignatureError, sign, verify_signature
from workbench.errors import KeyFileError

KEY = SecretKey(number=b"12345678", seed=bytes(range(32)))
OTHER = SecretKey(number=b"87654321", seed=bytes(32))
CONTENT = b"A bundle."
SIGNATURE = sign(CONTENT, KEY, comment="file:check.zip")
KEYS = st.builds(SecretKey, number=st.binary(min_size=8, max_size=8), seed=st.binary(min_size=32, max_size=32))


@given(KEYS)
def test_keys_come_back_from_their_files_as_they_were(key):
    assert read_secret_key(secret_key_file(key), where="a.key") == key
    assert read_public_key(public_key_file(key.public), where="a.pub") == key.public
    assert read_public_key(public_line(key.public), where="the line") == key.public


@given(KEYS, st.binary(), st.text())
def test_what_was_signed_holds_and_tells_its_comment_on_one_line(key, content, comment):
    told = verify_signature(content, sign(content, key, comment=comment), key.public)
    assert told.isprintable() or told == ""
    assert told.split() == "".join(c if c.isprintable() else " " for c in comment).split()


@pytest.mark.parametrize(
    ("content", "signature", "key", "why"),
    [
        (b"Another bundle.", SIGNATURE, KEY, "for another file"),
        (CONTENT, SIGNATURE, OTHER, "made with another key"),
        (CONTENT, SIGNATURE, SecretKey(number=KEY.number, seed=OTHER.seed), "for another file"),
        (CONTENT, SIGNATURE.replace("check.zip", "other.zip"), KEY, "its comment was altered"),
        (CONTENT, SIGNATURE + "more\n", KEY, "not a minisign signature"),
        (CONTENT, "", KEY, "not a minisign signature"),
        (CONTENT, "a\nb\nc\nd\n", KEY, "not a minisign signature"),
    ],
)
def test_a_signature_that_does_not_hold_says_why(content, signature, key, why):
    with pytest.raises(SignatureError, match=why):
        verify_signature(content, signature, key.public)


def test_one_changed_character_of_what_a_signature_protects_is_found():
    chance = random.Random(20261125)
    protected = SIGNATURE.index("\n") + 1
    for _ in range(500):
        place = chance.randrange(protected, len(SIGNATURE))
        changed = chr(chance.choice([sign for sign in range(10, 127) if chr(sign) != SIGNATURE[place]]))
        with pytest.raises(SignatureError):
            verify_signature(CONTENT, SIGNATURE[:place] + changed + SIGNATURE[place + 1 :], KEY.public)


def test_a_line_written_otherwise_than_its_bytes_are_is_refused():
    assert decode_line("YQ==") == b"a"
    assert [decode_line(line) for line in ("YR==", "YQ", "Y Q==", "YQ==\n", "é", "=")] == [b""] * 6


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a minisign secret key"),
        (public_key_file(KEY.public), "not a minisign secret key"),
        (secret_key_file(KEY).replace("RWQAAEIy", "RWRTY0Iy"), "locked with a password"),
    ],
)
def test_what_is_no_usable_secret_key_says_why(text, why):
    with pytest.raises(KeyFileError, match=rf"a\.key: it is {why}"):
        read_secret_key(text, where="a.key")


def test_an_altered_secret_key_is_told():
    comment, line = secret_key_file(KEY).splitlines()
    at = 120
    altered = f"{comment}\n{line[:at]}{'A' if line[at] != 'A' else 'B'}{line[at + 1 :]}\n"
    with pytest.raises(KeyFileError, match="it was altered"):
        read_secret_key(altered, where="a.key")


@pytest.mark.parametrize("text", ["", "RWQ", secret_key_file(KEY), "untrusted comment: x\n!"])
def test_what_is_no_public_key_says_what_to_give(text):
    with pytest.raises(KeyFileError, match="Use the file that ends in"):
        read_public_key(text, where="a.pub")


needs_tool = pytest.mark.skipif(shutil.which("minisign") is None, reason="the minisign tool is not installed")


@needs_tool
def test_the_public_tool_checks_our_signature_and_refuses_another_file(tmp_path):
    for name, text in (("a.pub", public_key_file(KEY.public)), ("a.zip.minisig", SIGNATURE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    check = ["minisign", "-V", "-p", "a.pub", "-m", "a.zip"]
    (tmp_path / "a.zip").write_bytes(CONTENT)
    ran = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Trusted comment: file:check.zip" in ran.stdout
    (tmp_path / "a.zip").write_bytes(CONTENT + b"x")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode != 0


@needs_tool
@pytest.mark.parametrize("form", [[], ["-l"]], ids=["hashed", "whole"])
def test_we_check_the_public_tools_signature_by_its_key_and_by_ours(form, tmp_path):
    (tmp_path / "a.zip").write_bytes(CONTENT)
    (tmp_path / "ours.key").write_text(secret_key_file(KEY), encoding="utf-8")
    run = partial(subprocess.run, cwd=tmp_path, capture_output=True, check=True)
    run(["minisign", "-G", "-W", "-p", "theirs.pub", "-s", "theirs.key"])
    theirs = read_secret_key((tmp_path / "theirs.key").read_text("utf-8"), where="theirs.key")
    assert read_public_key((tmp_path / "theirs.pub").read_text("utf-8"), where="theirs.pub") == theirs.public
    for name, key in (("ours", KEY), ("theirs", theirs)):
        sign = ["minisign", "-S", *form, "-s", f"{name}.key", "-m", "a.zip", "-x", f"{name}.minisig", "-t", "é"]
        run(sign)
        assert verify_signature(CONTENT, (tmp_path / f"{name}.minisig").read_text("utf-8"), key.public) == "é"
