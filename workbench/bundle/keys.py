"""Key files in minisign's format: an Ed25519 key and its number, in two lines of text."""

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
"""The most bytes of a key or signature file; real ones have some hundred."""
_NO_PASSWORD: Final = b"\0\0"
_CHECKSUM_ALGORITHM: Final = b"B2"
_NO_CHECKSUM: Final = bytes(32)
"""What minisign writes for the checksum where there is no password."""
_SCRYPT_FIELDS: Final = bytes(48)
"""The field in which a key with a password has its salt and limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """What anyone needs to verify a signature: the number of the key, and its 32 bytes."""

    number: bytes
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKey:
    """What its owner needs to sign: the number of the key, and the 32-byte seed."""

    number: bytes
    seed: bytes

    @property
    def private(self) -> Ed25519PrivateKey:
        """The private key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def public(self) -> PublicKey:
        """The public key, to be published."""
        raw = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return PublicKey(number=self.number, raw=raw)


def public_key_file(key: PublicKey) -> str:
    """Return the contents of a public key file."""
    return f"untrusted comment: minisign public key {_hex_number(key.number)}\n{public_line(key)}\n"


def public_line(key: PublicKey) -> str:
    """Return the public key as one line of base64, to be published."""
    return base64.b64encode(ALGORITHM + key.number + key.raw).decode("ascii")


def secret_key_file(key: SecretKey) -> str:
    """Return the contents of a secret key file without a password: whoever can read it can sign with it."""
    pair = key.seed + key.public.raw
    header = ALGORITHM + _NO_PASSWORD + _CHECKSUM_ALGORITHM + _SCRYPT_FIELDS
    payload = base64.b64encode(header + key.number + pair + _checksum(key.number, pair)).decode("ascii")
    return f"untrusted comment: minisign secret key {_hex_number(key.number)}\n{payload}\n"


def read_public_key(text: str, *, where: str) -> PublicKey:
    """Read the public key in a file, or in its one line.

    Raises:
        KeyFileError: it is no such key.
    """
    payload = decode_line(text.strip().splitlines()[-1] if text.strip() else "")
    if len(payload) != PUBLIC_BYTES or not payload.startswith(ALGORITHM):
        fix = "Use the file that ends in .pub, or its second line."
        raise KeyFileError(where=where, what="it is not a minisign public key", fix=fix)
    return PublicKey(number=payload[2:10], raw=payload[10:])


def read_secret_key(text: str, *, where: str) -> SecretKey:
    """Read the secret key in a file.

    Raises:
        KeyFileError: it is no such key, is locked with a password, or was altered.
    """
    payload = decode_line(text.strip().splitlines()[-1] if text.strip() else "")
    if len(payload) != SECRET_BYTES or not payload.startswith(ALGORITHM):
        fix = "Make one with: workbench key new NAME"
        raise KeyFileError(where=where, what="it is not a minisign secret key", fix=fix)
    if payload[2:4] != _NO_PASSWORD:
        fix = "Make one without: minisign -G -W, or workbench key new NAME"
        raise KeyFileError(where=where, what="it is locked with a password", fix=fix)
    number, pair, checksum = payload[54:62], payload[62:126], payload[126:]
    key = SecretKey(number=number, seed=pair[:SEED_BYTES])
    if checksum not in {_checksum(number, pair), _NO_CHECKSUM} or key.public.raw != pair[SEED_BYTES:]:
        raise KeyFileError(where=where, what="it was altered", fix="Restore the key from a backup.")
    return key


def decode_line(line: str) -> bytes:
    """Decode a line of base64; empty where it is not the canonical encoding of its bytes."""
    try:
        payload = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return payload if base64.b64encode(payload) == line.encode("ascii") else b""


def _checksum(number: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(ALGORITHM + number + pair, digest_size=32).digest()


def _hex_number(number: bytes) -> str:
    return number[::-1].hex().upper()
