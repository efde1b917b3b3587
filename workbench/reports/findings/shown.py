"""Statistics over the findings as the page and a terminal show them: words for column names, per cent for shares."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pandas import DataFrame

ONLY_IN_FILES: Final = "article_id"
SHARE: Final = "share_with_verdict"
SHARE_OF_WORDS: Final = "share_accounted_for"
NO_SHARE: Final = "-"
_HEADINGS: Final = {SHARE: "share"}


def column_headings(table: "DataFrame") -> list[str]:
    """Return the headings of a table of statistics."""
    return [_heading(str(name)) for name in _names(table)]


def rows_as_text(table: "DataFrame") -> list[list[str]]:
    """Return the rows of a table of statistics, each cell as text."""
    columns = [_cells(table, name) for name in _names(table)]
    return [list(row) for row in zip(*columns, strict=True)]


def _names(table: "DataFrame") -> list[str]:
    return [name for name in table.columns if name != ONLY_IN_FILES]


def _heading(name: str) -> str:
    return _HEADINGS.get(name, name.removeprefix("status: ").replace("_", " "))


def _cells(table: "DataFrame", name: str) -> list[str]:
    missing = table[name].isna()
    if name in {SHARE, SHARE_OF_WORDS}:
        return [NO_SHARE if none else f"{share:.0%}" for share, none in zip(table[name], missing, strict=True)]
    return [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in table[name].tolist()]
