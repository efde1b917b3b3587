"""Claims that a reviewer adds: finding their words in the article, and making the claim."""

from workbench.anchoring.find_words import find_words
from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimKind, ClaimOrigin, placement_at
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.errors import ClaimExistsError, DecisionRefusedError
from workbench.extraction.cues import kind_of
from workbench.text.counting import plural

LONGEST_SHOWN = 60
CUE = "added by a reviewer"


def trimmed_span(text: str, start: int, end: int) -> Span | None:
    """Return the span `start`..`end` without white space at its ends; None where it holds no words.

    >>> trimmed_span("It rose 36%.", 2, 8)
    Span(start=3, end=7)
    """
    if not 0 <= start < end <= len(text):
        return None
    words = text[start:end]
    if not any(char.isalnum() for char in words):
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def locate_words(text: str, words: str, occurrence: int = 0) -> Span:
    """Find the one place of `words` in `text`; `occurrence` counts from 1 and is needed where they occur repeatedly.

    Raises:
        DecisionRefusedError: they do not occur, or it is open which occurrence is meant.
    """
    if not words.strip():
        raise DecisionRefusedError(what="No words were entered", fix="Copy the words of the claim from the article.")
    spans = find_words(text, words)
    shown_words = words.strip() if len(words.strip()) <= LONGEST_SHOWN else f"{words.strip()[:LONGEST_SHOWN]}…"
    if not spans:
        what = f"'{shown_words}' does not appear in the article"
        raise DecisionRefusedError(what=what, fix="Copy the words exactly as they appear there.")
    if occurrence == 0 and len(spans) == 1:
        return spans[0]
    if not 1 <= occurrence <= len(spans):
        times = "once" if len(spans) == 1 else plural(len(spans), "time")
        what = f"'{shown_words}' appears {times} in the article"
        raise DecisionRefusedError(what=what, fix=f"Choose which occurrence is meant: 1 to {len(spans)}.")
    return spans[occurrence - 1]


def make_own_claim(review: Review, span: Span, kind: ClaimKind | None = None) -> Claim:
    """Make a reviewer's claim of the words at `span`; `kind` is guessed from the words where none is given.

    A claim that one person took back while another added it again is returned as it is.

    Raises:
        ClaimExistsError: a claim with exactly this span exists.
    """
    for reviewed in review.all_claims:
        if reviewed.claim.span == span and reviewed.rivals.events:
            return reviewed.claim
        if reviewed.claim.span == span:
            raise ClaimExistsError(claim_id=reviewed.claim.id, number=reviewed.number)
    enclosing_claims = [reviewed.claim for reviewed in review.claims if reviewed.claim.span.holds(span)]
    narrowest = min(enclosing_claims, key=lambda claim: claim.end - claim.start, default=None)
    return _new_claim(review.article, span, kind or kind_of(span.of(review.article.text)), parent=narrowest)


def _new_claim(article: Article, span: Span, kind: ClaimKind, *, parent: Claim | None) -> Claim:
    return Claim(
        **placement_at(article, span),
        kind=kind,
        checkable=True,
        worthiness=1.0,
        cues=(CUE,),
        parent=parent.id if parent else "",
        origin=ClaimOrigin.REVIEWER,
    )
