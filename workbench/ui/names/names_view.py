"""The desk's list of names as rows of a table."""

from collections.abc import Iterable
from typing import Final

from workbench.domain.desk_name import ListedName
from workbench.reports.escaping import show_hidden
from workbench.review.desk_names import name_key

COLUMNS: Final = ["Name", "Kind", "Wrong spellings", "Posts", "Notes"]


def name_row(listed: ListedName) -> list[str]:
    """Return the cells of one name."""
    posts = "; ".join(post.in_words for post in listed.posts)
    cells = [listed.name, listed.kind.value, ", ".join(listed.wrong), posts, "; ".join(listed.notes)]
    return [show_hidden(cell) for cell in cells]


def matching(names: Iterable[ListedName], wanted: str) -> list[ListedName]:
    """Return the names that have the words `wanted` in one of their cells, whatever their case."""
    key = name_key(wanted)
    return [listed for listed in names if any(key in name_key(cell) for cell in name_row(listed))]
