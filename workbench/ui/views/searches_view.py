"""The suggested searches of a claim, as escaped HTML."""

from collections.abc import Sequence
from itertools import groupby

from workbench.lookups.links import Search
from workbench.reports.escaping import safe_link
from workbench.ui.views.panel_view import escaped


def searches_html(searches: Sequence[Search]) -> str:
    """Return the searches by purpose, each a link that opens in a new tab without a referrer."""
    parts = []
    for purpose, group in groupby(searches, key=lambda search: search.purpose):
        links = "".join(_link(search) for search in group)
        parts.append(
            f'<p class="wb-soft"><strong>{escaped(purpose.value)}</strong></p><ul class="wb-links">{links}</ul>'
        )
    return "".join(parts)


def _link(search: Search) -> str:
    address = safe_link(search.address)
    if not address:
        return ""
    name = (
        f'<a href="{escaped(address)}" target="_blank" rel="noopener noreferrer nofollow">{escaped(search.place)}</a>'
    )
    return f'<li>{name} <span class="wb-soft">{escaped(search.words)}</span></li>'
