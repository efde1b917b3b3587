"""Sign a file and verify its signature, in the format of the public tool minisign.

Four lines: a comment that is not signed; the signature of the file's BLAKE2b
hash; a comment that is signed; the signature of signature and comment.
"""

import base64
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from workbench.bundle.keys import PublicKey, SecretKey, decode_line

HASHED_ALGORITHM: Final = b"ED"
WHOLE_FILE_ALGORITHM: Final = b"Ed"
SIGNATURE_BYTES: Final = 74
LINES: Final = 4
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "


class SignatureError(ValueError):
    """A signature that is not valid; `what` says why."""

    def __init__(self, *, what: str) -> None:
        self.what = what
        super().__init__(what)


def sign(content: bytes, key: SecretKey, *, comment: str) -> str:
    """Sign `content` and return the signature file; `comment` is one line that is signed with it."""
    line = " ".join("".join(char if char.isprintable() else " " for char in comment).split())
    signature = key.private.sign(_blake2b(content))
    comment_signature = key.private.sign(signature + line.encode("utf-8", "replace"))
    payload = base64.b64encode(HASHED_ALGORITHM + key.number + signature).decode("ascii")
    signed_comment = base64.b64encode(comment_signature).decode("ascii")
    return f"{_UNTRUSTED}signature from a workbench\n{payload}\n{_TRUSTED}{line}\n{signed_comment}\n"


def verify_signature(content: bytes, signature: str, key: PublicKey) -> str:
    """Verify that `key` made `signature` over `content`, and return its signed comment.

    Raises:
        SignatureError: it is no signature, another key's, or of another content or comment.
    """
    lines = signature.removesuffix("\n").split("\n")
    if len(lines) != LINES or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise SignatureError(what="it is not a minisign signature")
    payload, comment_signature = decode_line(lines[1]), decode_line(lines[3])
    algorithm, number, file_signature = payload[:2], payload[2:10], payload[10:]
    if len(payload) != SIGNATURE_BYTES or algorithm not in {HASHED_ALGORITHM, WHOLE_FILE_ALGORITHM}:
        raise SignatureError(what="it is not a minisign signature")
    if number != key.number:
        raise SignatureError(what="it was made with another key")
    comment = lines[2].removeprefix(_TRUSTED)
    if not _is_valid(key, file_signature, _blake2b(content) if algorithm == HASHED_ALGORITHM else content):
        raise SignatureError(what="it is for another file")
    if not _is_valid(key, comment_signature, file_signature + comment.encode("utf-8", "surrogateescape")):
        raise SignatureError(what="its comment was altered")
    return comment


def _is_valid(key: PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _blake2b(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()
