"""Taking in the next draft of an article: verdicts go with the words they were given on."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.anchoring.place import anchor_at, nearest_words, same_words, tokenized
from workbench.domain.article import Article, ArticleId
from workbench.domain.claim import Claim, ClaimId
from workbench.domain.event import Event, EventKind
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.errors import IntakeError
from workbench.review.carry_over import CarriedOver, Draft, carried_over, is_worked_on
from workbench.review.rescan.numbering import as_recorded
from workbench.services.articles.open_review import open_review, recorded_about
from workbench.services.articles.sandboxed_check import check_in_budget
from workbench.services.articles.scan_article import records_of
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.text.counting import counted

if TYPE_CHECKING:
    from workbench.store.protocol import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A new draft, and what it took over from the one before."""

    article: Article
    carried: CarriedOver

    @property
    def line(self) -> str:
        """What became of the claims, in a sentence."""
        counts = self.carried
        return (
            f"{counted(len(counts.kept), 'claim')} as before, {len(counts.changed)} changed, {len(counts.new)} new, "
            f"{len(counts.lost)} not found; {counted(len(counts.verdicts), 'verdict')} carried over."
        )


def revise(desk: Desk, article_id: str, new: Article, *, by: str) -> Revision:
    """The draft `new` of the article, in the store already, checked, with the earlier draft's work carried over.

    The earlier draft and all that was recorded about it stay as they are.

    Raises:
        IntakeError: it is the very text of the article or of a draft before it; nothing is recorded.
    """
    before = open_review(desk, article_id)
    if new.id in _drafts_before(desk, before.article):
        what = f"this version is word for word the same as '{new.title}', added {new.added_at[:10]}"
        raise IntakeError(origin=new.origin, what=what, fix="Go back to that version, or add the text as it reads now.")
    article = replace(new, revises=before.article.id)
    recorded = recorded_about(article, desk.store.load(article.id))
    checked = as_recorded(check_in_budget(article, desk.house_style()[0]), recorded)
    draft = Draft(article=article, claims=checked.claims, flags=checked.flags, places=_places(before, article))
    carried = carried_over(before, draft)
    revision = Revision(article=article, carried=carried)
    found = records_of(desk, checked, recorded, by=by, beside=carried.added)
    sourced: tuple[Record, ...] = (*carried.sources, *carried.evidence, *carried.rechecks)
    work: tuple[Record, ...] = (*sourced, *carried.verdicts, *carried.flag_decisions)
    event = _revised(desk, revision, by=by)
    desk.store.append([article, *found, *carried.lost, *work, event], by=by)
    return revision


def _revised(desk: Desk, revision: Revision, *, by: str) -> Event:
    return new_event(
        desk,
        EventKind.REVISED,
        article_id=revision.article.id,
        subject_id=revision.article.revises,
        reviewer=by,
        note=revision.line,
    )


def _drafts_before(desk: Desk, article: Article) -> set[str]:
    """The ids of the article and of all drafts it goes back to."""
    earlier = {known.id: known.revises for known in desk.store.article_list()}
    found: set[str] = set()
    draft = str(article.id)
    while draft and draft not in found:
        found.add(draft)
        draft = earlier.get(ArticleId(draft), "")
    return found


def _places(before: Review, article: Article) -> dict[ClaimId, Span]:
    """Where each earlier claim's words stand in the draft; for claims that were worked on, else those nearest."""
    old, new = tokenized(before.article.text), tokenized(article.text)
    places: dict[ClaimId, Span] = {}
    for standing in before.claims:
        anchor = anchor_at(old, standing.claim.span)
        place = same_words(anchor, new)
        if place is None and is_worked_on(standing):
            place = nearest_words(anchor, new)
        if place:
            places[standing.claim.id] = _with_signs(standing.claim, place, article.text)
    return places


def _with_signs(claim: Claim, place: Span, text: str) -> Span:
    """The place, and the signs around it that the claim's quote has and words alone do not, where they stand there."""
    found = text.find(claim.quote, max(0, place.start - len(claim.quote)), place.end + len(claim.quote))
    return Span(found, found + len(claim.quote)) if found >= 0 else place
