"""The words of a findings table, which may be on its way to another name at that moment."""

from pathlib import Path


def words_of(table: Path) -> str:
    """Return the text of a table; empty in the instant in which an edited one is set aside and none is there yet."""
    try:
        return table.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
