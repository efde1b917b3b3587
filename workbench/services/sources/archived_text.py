"""The text of an archived copy, read once for as long as the desk is open."""

from typing import Final

from workbench.intake.extracted import Extracted
from workbench.services.articles.extract_text import extract
from workbench.services.desk import Desk

_MOST_KEPT: Final = 32
"""Texts of copies that are kept; a long report's takes about a megabyte."""


def read_archived(desk: Desk, sha256: str, origin: str) -> Extracted:
    """Extract the readable text of an archived copy, and the words left out of it.

    Raises:
        StoreError: the copy was altered, or is missing.
        IntakeError: it cannot be read.
    """
    key = (sha256, origin)
    return desk.cache.once(
        "archived text", key, lambda: extract(desk.store.read(sha256), origin=origin), most=_MOST_KEPT
    )
