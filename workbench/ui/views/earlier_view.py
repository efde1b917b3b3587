"""An earlier check as escaped HTML."""

from workbench.reports.escaping import safe_link
from workbench.services.claimreview.match_checks import CheckMatch
from workbench.ui.views.panel_view import escaped


def match_html(match: CheckMatch) -> str:
    """Return the claim that was checked, its rating and numbers, who checked it and when, and why it is shown."""
    check = match.check
    url = safe_link(check.url)
    claim = escaped(check.claim)
    if url:
        claim = f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer nofollow">{claim}</a>'
    rating = escaped(check.rating or "no rating given")
    if check.rating_best:
        rating += f" ({check.rating_value:g} on a scale from {check.rating_worst:g} to {check.rating_best:g})"
    about = [
        check.publisher,
        check.reviewed_on,
        f"said by {check.claimant}" if check.claimant else "",
        check.claimed_on,
    ]
    return (
        f'<div class="wb-source"><strong>{rating}</strong><br>{claim}<br>'
        f'<span class="wb-soft">{escaped(" · ".join(part for part in about if part))}</span><br>'
        f'<span class="wb-soft">{escaped(match.why)}</span></div>'
    )
