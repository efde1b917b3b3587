"""Taking in the ClaimReviews that others published, as an index of earlier checks."""

from dataclasses import dataclass

from workbench.claimreview.cleaning import ImportOrigin, cleaned, disagreements
from workbench.claimreview.parse import reviews_in
from workbench.domain.problem import Problem
from workbench.domain.publication import NO_ARTICLE, PublishedCheck
from workbench.errors import DecisionRefusedError
from workbench.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The checks that were new, how many were known already, and what was wrong with the file."""

    added: tuple[PublishedCheck, ...]
    known: int
    problems: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no check at all could be read."""
        return not self.added and not self.known


def earlier_checks(desk: Desk) -> tuple[PublishedCheck, ...]:
    """Every earlier check on the desk, in the order of import."""
    return desk.store.load(NO_ARTICLE).published_checks


def import_checks(desk: Desk, content: bytes, *, origin: str, by: str) -> Imported:
    """The earlier checks of a file with ClaimReviews, kept; what disagrees with another is kept and said.

    Raises:
        DecisionRefusedError: nobody is named as the one who imports.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    found, unread = reviews_in(content, origin=origin)
    checks, mended = cleaned(found, ImportOrigin(origin=origin, by=by, at=desk.now()))
    before = {check.id: check for check in earlier_checks(desk)}
    added = tuple(check for check in checks if check.id not in before)
    if added:
        desk.store.append(added, by=by)
    new_claims = {check.claim.casefold() for check in added}
    beside = [check for check in before.values() if check.claim.casefold() in new_claims]
    problems = (*unread, *mended, *disagreements([*beside, *added]))
    return Imported(added=added, known=len(checks) - len(added), problems=problems)
