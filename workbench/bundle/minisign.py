"""Signing a file and checking its signature, as the public tool minisign does both.

Four lines: a comment that nothing protects; the signature of the file's BLAKE2b
hash; a comment that is protected; the signature of signature and comment.
"""

import base64
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from workbench.bundle.keys import PublicKey, SecretKey, unwrapped

HASHED: Final = b"ED"
WHOLE: Final = b"Ed"
SIGNATURE_BYTES: Final = 74
LINES: Final = 4
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "


class SignatureError(ValueError):
    """A signature that does not hold; `what` says why."""

    def __init__(self, *, what: str) -> None:
        self.what = what
        super().__init__(what)


def signed(content: bytes, key: SecretKey, *, comment: str) -> str:
    """The signature file of `content`; `comment` is one line that is signed with it."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in comment).split())
    signature = key.private.sign(_hashed(content))
    both = key.private.sign(signature + line.encode("utf-8", "replace"))
    told = base64.b64encode(HASHED + key.number + signature).decode("ascii")
    over_all = base64.b64encode(both).decode("ascii")
    return f"{_UNTRUSTED}signature from a workbench\n{told}\n{_TRUSTED}{line}\n{over_all}\n"


def comment_of(content: bytes, signature: str, key: PublicKey) -> str:
    """The signed comment of a signature that `key` made over `content`.

    Raises:
        SignatureError: it is no signature, another key's, or of another content or comment.
    """
    lines = signature.removesuffix("\n").split("\n")
    if len(lines) != LINES or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise SignatureError(what="it is not a minisign signature")
    told, both = unwrapped(lines[1]), unwrapped(lines[3])
    algorithm, number, first = told[:2], told[2:10], told[10:]
    if len(told) != SIGNATURE_BYTES or algorithm not in {HASHED, WHOLE}:
        raise SignatureError(what="it is not a minisign signature")
    if number != key.number:
        raise SignatureError(what="it was made with another key")
    comment = lines[2].removeprefix(_TRUSTED)
    if not _holds(key, first, _hashed(content) if algorithm == HASHED else content):
        raise SignatureError(what="it is for another file")
    if not _holds(key, both, first + comment.encode("utf-8", "surrogateescape")):
        raise SignatureError(what="its comment was altered")
    return comment


def _holds(key: PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()
