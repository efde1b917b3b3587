"""A passage of a source in its context, as escaped HTML."""

from workbench.services.passages import Offered
from workbench.ui.views.panel import shown

_CUES = {
    "supports": "seems to say the same",
    "differs": "seems to differ",
    "silent": "does not settle it",
}


def passage_html(found: Offered) -> str:
    """The passage marked in the words around it, its source and page, and the cautious cue with its reasons."""
    passage = found.passage
    place = " · ".join(part for part in (found.source.title, found.locator) if part)
    why = "; ".join((_CUES.get(passage.cue, passage.cue), *passage.differences))
    return (
        f'<div class="wb-source"><span class="wb-soft">{shown(place)}</span>'
        f'<p>…{shown(found.before)}<mark class="wb-passage">{shown(passage.quote)}</mark>{shown(found.after)}…</p>'
        f'<span class="wb-soft">This passage {shown(why)}.</span></div>'
    )
