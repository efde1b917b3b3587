"""Key files as minisign writes them: an Ed25519 key, its number, two lines of text."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from workbench.errors import KeyFileError

ALGORITHM: Final = b"Ed"
SECRET_BYTES: Final = 158
PUBLIC_BYTES: Final = 42
SEED_BYTES, ID_BYTES = 32, 8
LONGEST: Final = 10_000
"""Bytes of a key or signature file; true ones have some hundred."""
_NO_PASSWORD: Final = b"\0\0"
_SUM: Final = b"B2"
_NO_SUM: Final = bytes(32)
"""What minisign writes for the sum where there is no password."""
_SCRYPT_FIELDS: Final = bytes(48)
"""Where a key with a password has its salt and limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """What anyone needs to check a signature: the number of the key, and its 32 bytes."""

    number: bytes
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKey:
    """What its owner needs to sign: the number of the key, and the 32 bytes it grows from."""

    number: bytes
    seed: bytes

    @property
    def private(self) -> Ed25519PrivateKey:
        """The key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def public(self) -> PublicKey:
        """The key to publish."""
        raw = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return PublicKey(number=self.number, raw=raw)


def written_public(key: PublicKey) -> str:
    """The file of a public key."""
    return f"untrusted comment: minisign public key {_shown(key.number)}\n{public_line(key)}\n"


def public_line(key: PublicKey) -> str:
    """The public key as one line of letters, digits and signs, to be published."""
    return base64.b64encode(ALGORITHM + key.number + key.raw).decode("ascii")


def written_secret(key: SecretKey) -> str:
    """The file of a secret key, without a password: whoever can read it can sign with it."""
    pair = key.seed + key.public.raw
    told = ALGORITHM + _NO_PASSWORD + _SUM + _SCRYPT_FIELDS + key.number + pair + _sum(key.number, pair)
    return f"untrusted comment: minisign secret key {_shown(key.number)}\n{base64.b64encode(told).decode('ascii')}\n"


def read_public(text: str, *, where: str) -> PublicKey:
    """The public key in a file, or in its one line.

    Raises:
        KeyFileError: it is no such key.
    """
    told = unwrapped(text.strip().splitlines()[-1] if text.strip() else "")
    if len(told) != PUBLIC_BYTES or not told.startswith(ALGORITHM):
        fix = "Use the file that ends in .pub, or its second line."
        raise KeyFileError(where=where, what="it is not a minisign public key", fix=fix)
    return PublicKey(number=told[2:10], raw=told[10:])


def read_secret(text: str, *, where: str) -> SecretKey:
    """The secret key in a file.

    Raises:
        KeyFileError: it is no such key, is locked with a password, or was altered.
    """
    told = unwrapped(text.strip().splitlines()[-1] if text.strip() else "")
    if len(told) != SECRET_BYTES or not told.startswith(ALGORITHM):
        fix = "Make one with: workbench key new NAME"
        raise KeyFileError(where=where, what="it is not a minisign secret key", fix=fix)
    if told[2:4] != _NO_PASSWORD:
        fix = "Make one without: minisign -G -W, or workbench key new NAME"
        raise KeyFileError(where=where, what="it is locked with a password", fix=fix)
    number, pair, found = told[54:62], told[62:126], told[126:]
    key = SecretKey(number=number, seed=pair[:SEED_BYTES])
    if found not in {_sum(number, pair), _NO_SUM} or key.public.raw != pair[SEED_BYTES:]:
        raise KeyFileError(where=where, what="it was altered", fix="Restore the key from a backup.")
    return key


def unwrapped(line: str) -> bytes:
    """The bytes that a line of base64 stands for; none where it is not written as these bytes are."""
    try:
        told = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return told if base64.b64encode(told) == line.encode("ascii") else b""


def _sum(number: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(ALGORITHM + number + pair, digest_size=32).digest()


def _shown(number: bytes) -> str:
    return number[::-1].hex().upper()
