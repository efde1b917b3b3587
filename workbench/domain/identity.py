"""Ids that derive from content, so that the same input gives the same ids."""

import hashlib

ID_DIGITS = 16


def content_id(prefix: str, *parts: object) -> str:
    """Make an id such as `clm_3f...`: `prefix` and hex digits of a SHA-256 over `parts`.

    The prefix keeps a spreadsheet from reading the id as a number.

    >>> content_id("clm", "art_1", 0, 5) == content_id("clm", "art_1", 0, 5)
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:ID_DIGITS]}"


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of `content`, as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
