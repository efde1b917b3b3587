"""Importing the next draft of an article: verdicts go with the words they were given on."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.anchoring.place import anchor_at, find_nearest_words, find_same_words, tokenize
from workbench.domain.article import Article, ArticleId
from workbench.domain.claim import Claim, ClaimId
from workbench.domain.event import Event, EventKind
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.errors import IntakeError
from workbench.review.carry_over import CarriedOver, Draft, carry_over, is_worked_on
from workbench.review.rescan.numbering import align_with_records
from workbench.services.articles.open_review import open_review, records_about
from workbench.services.articles.sandboxed_check import check_in_budget
from workbench.services.articles.scan_article import records_to_append
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.text.counting import plural

if TYPE_CHECKING:
    from workbench.store.protocol import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A new draft, and the work carried over to it from the draft before."""

    article: Article
    carried: CarriedOver

    @property
    def line(self) -> str:
        """What became of the claims, in a sentence."""
        counts = self.carried
        return (
            f"{plural(len(counts.kept), 'claim')} as before, {len(counts.changed)} changed, {len(counts.new)} new, "
            f"{len(counts.lost)} not found; {plural(len(counts.verdicts), 'verdict')} carried over."
        )


def import_next_draft(desk: Desk, article_id: str, new: Article, *, by: str) -> Revision:
    """Check `new`, the next draft of the article and already stored, and carry the earlier draft's work over to it.

    The earlier draft and all that was recorded about it stay as they are.

    Raises:
        IntakeError: it has exactly the text of the article or of an earlier draft; nothing is recorded.
    """
    before = open_review(desk, article_id)
    if new.id in _draft_ids(desk, before.article):
        what = f"this version is word for word the same as '{new.title}', added {new.added_at[:10]}"
        raise IntakeError(origin=new.origin, what=what, fix="Go back to that version, or add the text as it reads now.")
    article = replace(new, revises=before.article.id)
    recorded = records_about(article, desk.store.load(article.id))
    checked = align_with_records(check_in_budget(article, desk.house_style()[0]), recorded)
    draft = Draft(article=article, claims=checked.claims, flags=checked.flags, places=_places_in_draft(before, article))
    carried = carry_over(before, draft)
    revision = Revision(article=article, carried=carried)
    check_records = records_to_append(desk, checked, recorded, by=by, added_claims=carried.added)
    source_records: tuple[Record, ...] = (*carried.sources, *carried.evidence, *carried.rechecks)
    review_records: tuple[Record, ...] = (*source_records, *carried.verdicts, *carried.flag_decisions)
    event = _revised_event(desk, revision, by=by)
    desk.store.append([article, *check_records, *carried.lost, *review_records, event], by=by)
    return revision


def _revised_event(desk: Desk, revision: Revision, *, by: str) -> Event:
    return new_event(
        desk,
        EventKind.REVISED,
        article_id=revision.article.id,
        subject_id=revision.article.revises,
        reviewer=by,
        note=revision.line,
    )


def _draft_ids(desk: Desk, article: Article) -> set[str]:
    """Return the ids of the article and of all its earlier drafts."""
    revises = {article.id: article.revises for article in desk.store.article_list()}
    drafts: set[str] = set()
    draft = str(article.id)
    while draft and draft not in drafts:
        drafts.add(draft)
        draft = revises.get(ArticleId(draft), "")
    return drafts


def _places_in_draft(before: Review, article: Article) -> dict[ClaimId, Span]:
    """Find each earlier claim's words in the draft; for a claim that was worked on, else the nearest words."""
    earlier_text = tokenize(before.article.text)
    draft_text = tokenize(article.text)
    spans: dict[ClaimId, Span] = {}
    for reviewed in before.claims:
        anchor = anchor_at(earlier_text, reviewed.claim.span)
        span = find_same_words(anchor, draft_text)
        if span is None and is_worked_on(reviewed):
            span = find_nearest_words(anchor, draft_text)
        if span:
            spans[reviewed.claim.id] = _widen_to_quote(reviewed.claim, span, article.text)
    return spans


def _widen_to_quote(claim: Claim, span: Span, text: str) -> Span:
    """Widen the place to the claim's whole quote, punctuation included, where the draft has it there."""
    start = text.find(claim.quote, max(0, span.start - len(claim.quote)), span.end + len(claim.quote))
    return Span(start, start + len(claim.quote)) if start >= 0 else span
