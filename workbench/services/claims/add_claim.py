"""Claims of a reviewer's own: where their words stand, and what they are taken for."""

from workbench.anchoring.normalized_text import normalized, places_of
from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimKind, ClaimOrigin, placed_at
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.errors import ClaimExistsError, DecisionRefusedError
from workbench.extraction.cues import kind_of
from workbench.text.counting import counted

MOST_PLACES = 200
"""Places at which the same words are looked for."""
LONGEST_SHOWN = 60
CUE = "added by a reviewer"


def words_at(text: str, start: int, end: int) -> Span | None:
    """The stretch `start`..`end` without white space at its ends; nothing where no words stand there.

    >>> words_at("It rose 36%.", 2, 8)
    Span(start=3, end=7)
    """
    if not 0 <= start < end <= len(text):
        return None
    words = text[start:end]
    if not any(sign.isalnum() for sign in words):
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def places_of_words(text: str, words: str) -> tuple[Span, ...]:
    """Where `words` stand in `text`, in reading order; at most 200 places.

    Whole words are looked for, alike however quotation marks, dashes, spaces and
    composed letters are set; where there are none, the very signs.

    >>> places_of_words("The cost rose. The cost fell.", "the cost"), places_of_words("Up 20% now", "Up 20")
    ((), (Span(start=0, end=5),))
    """
    reads, wording = normalized(words).reads, normalized(text)
    if not any(read[0].isalnum() for read in reads):
        return ()
    numbers = places_of(reads, wording, most=MOST_PLACES)
    if numbers:
        return tuple(Span(wording.starts[n], wording.ends[n + len(reads) - 1]) for n in numbers)
    return tuple(_literally(text, words.strip()))


def _literally(text: str, words: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + len(words))
    return found


def span_of_words(text: str, words: str, occurrence: int = 0) -> Span:
    """Where `words` stand in `text`; `occurrence` counts from 1 and must be given where they stand more than once.

    Raises:
        DecisionRefusedError: they stand nowhere, or it is open which occurrence is meant.
    """
    if not words.strip():
        raise DecisionRefusedError(what="No words were entered", fix="Copy the words of the claim from the article.")
    places = places_of_words(text, words)
    shown = words.strip() if len(words.strip()) <= LONGEST_SHOWN else f"{words.strip()[:LONGEST_SHOWN]}…"
    if not places:
        what = f"'{shown}' does not appear in the article"
        raise DecisionRefusedError(what=what, fix="Copy the words exactly as they appear there.")
    if occurrence == 0 and len(places) == 1:
        return places[0]
    if not 1 <= occurrence <= len(places):
        times = "once" if len(places) == 1 else counted(len(places), "time")
        what = f"'{shown}' appears {times} in the article"
        raise DecisionRefusedError(what=what, fix=f"Choose which occurrence is meant: 1 to {len(places)}.")
    return places[occurrence - 1]


def own_claim(review: Review, span: Span, kind: ClaimKind | None = None) -> Claim:
    """The claim a reviewer makes of the words at `span`; `kind` as the words suggest where none is given.

    A claim that one took back while another added it again is given as it is.

    Raises:
        ClaimExistsError: a claim with this very span stands.
    """
    around = [standing for standing in review.claims if standing.claim.span.holds(span)]
    for standing in around:
        if standing.claim.span == span and standing.rivals.events:
            return standing.claim
        if standing.claim.span == span:
            raise ClaimExistsError(claim_id=standing.claim.id, number=standing.number)
    narrowest = min((s.claim for s in around), key=lambda claim: claim.end - claim.start, default=None)
    return _claim(review.article, span, kind or kind_of(span.of(review.article.text)), parent=narrowest)


def _claim(article: Article, span: Span, kind: ClaimKind, *, parent: Claim | None) -> Claim:
    return Claim(
        **placed_at(article, span),
        kind=kind,
        checkable=True,
        worthiness=1.0,
        cues=(CUE,),
        parent=parent.id if parent else "",
        origin=ClaimOrigin.REVIEWER,
    )
