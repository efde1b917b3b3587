"""A passage of a source in its context, and the claim beside it, as escaped HTML."""

from collections.abc import Sequence

from workbench.domain.span import Span
from workbench.passages.find import Passage
from workbench.passages.why import MatchKind, SharedWords
from workbench.services.sources.suggest_passages import PassageSuggestion
from workbench.ui.views.panel_view import escaped

_CUES = {
    "supports": "seems to agree with the claim",
    "differs": "seems to differ from the claim",
    "silent": "neither supports nor contradicts the claim",
}
_NAMES = {MatchKind.NAME: "names", MatchKind.FIGURE: "figures", MatchKind.DATE: "dates", MatchKind.WORD: "words"}
MOST_WORDS = 6
"""Words of a kind that are named as shared with the claim."""


def passage_html(suggestion: PassageSuggestion) -> str:
    """Return the passage marked in its context, with its source and page, the cautious cue, and why it is offered."""
    passage = suggestion.passage
    place = " · ".join(part for part in (suggestion.source.title, suggestion.locator) if part)
    cue = "; ".join((_CUES.get(passage.cue, passage.cue), *passage.differences))
    why = why_line(passage)
    return (
        f'<div class="wb-source"><span class="wb-soft">{escaped(place)}</span>'
        f'<p>…{escaped(suggestion.before)}<mark class="wb-passage">{_quote_html(passage.quote, passage.matches)}</mark>'
        f"{escaped(suggestion.after)}…</p>"
        f'<span class="wb-soft">This passage {escaped(cue)}.</span>'
        f'<br><span class="wb-soft">{escaped(why)}</span></div>'
    )


def why_line(passage: Passage) -> str:
    """Return what the passage shares with the claim, kind by kind, each word once."""
    shared: dict[MatchKind, dict[str, None]] = {kind: {} for kind in MatchKind}
    for match in passage.matches:
        shared[match.kind][passage.quote[match.start : match.end]] = None
    parts_shared = [f"{_NAMES[kind]} {', '.join(list(words)[:MOST_WORDS])}" for kind, words in shared.items() if words]
    return (
        f"Shared with the claim: {'; '.join(parts_shared)}."
        if parts_shared
        else "Close to the claim in meaning; no words in common."
    )


def claim_words_html(claim_text: str, unsupported: Sequence[Span]) -> str:
    """Return the claim with the words marked that no passage has; empty where every word is covered."""
    if not unsupported:
        return ""
    parts, at = [], 0
    for span in unsupported:
        words = escaped(span.of(claim_text))
        parts += [escaped(claim_text[at : span.start]), f'<u class="wb-missing">{words}</u>']
        at = span.end
    parts.append(escaped(claim_text[at:]))
    return (
        f'<p class="wb-source">{"".join(parts)}</p>'
        '<p class="wb-soft">The underlined words are in none of these passages.</p>'
    )


def _quote_html(quote: str, matches: Sequence[SharedWords]) -> str:
    parts, at = [], 0
    for match in matches:
        parts += [escaped(quote[at : match.start]), f"<strong>{escaped(quote[match.start : match.end])}</strong>"]
        at = match.end
    return "".join([*parts, escaped(quote[at:])])
