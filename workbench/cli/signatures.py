"""Keys and signatures as files."""

import os
from pathlib import Path
from typing import Final

from workbench.bundle.keys import LONGEST, PublicKey, SecretKey, read_public_key, read_secret_key
from workbench.cli.article_files import read_bytes
from workbench.errors import KeyFileError, UnwritableFileError

SUFFIX: Final = ".minisig"
_OWNER_ONLY: Final = 0o600


def signature_path(path: Path) -> Path:
    """Return the path of the signature of the file at `path`, which is next to it."""
    return path.with_name(path.name + SUFFIX)


def secret_key_at(path: Path) -> SecretKey:
    """Return the secret key in the file at `path`. Raises IntakeError or KeyFileError."""
    return read_secret_key(text_at(path), where=str(path))


def public_key_of(given: str) -> PublicKey:
    """Return the public key `given` as a file name or as the key itself. Raises IntakeError or KeyFileError."""
    path = Path(given)
    return read_public_key(text_at(path) if path.is_file() else given, where=given)


def text_at(path: Path) -> str:
    """Return the text of the small file at `path`; a longer one is cut, and bytes that are not UTF-8 are kept."""
    return read_bytes(path, most=LONGEST).decode("utf-8", "surrogateescape")


def write_secret(path: Path, text: str) -> None:
    """Write a secret to a new file that only its owner can read.

    Raises:
        KeyFileError: the file is there already.
        UnwritableFileError: it cannot be written.
    """
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        fix = "Choose another name: what the old key signed needs it."
        raise KeyFileError(where=str(path), what="it is there already", fix=fix) from None
    except OSError as error:
        raise UnwritableFileError(path=str(path), reason=error.strerror or str(error)) from None
