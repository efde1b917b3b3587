"""Importing the ClaimReviews that others published, as an index of earlier checks."""

from dataclasses import dataclass

from workbench.claimreview.cleaning import ImportOrigin, clean_reviews, rating_conflicts
from workbench.claimreview.parse import parse_reviews
from workbench.domain.article import NO_ARTICLE
from workbench.domain.problem import Problem
from workbench.domain.publication import PublishedCheck
from workbench.errors import DecisionRefusedError
from workbench.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedChecks:
    """The outcome of an import: the checks that were new, how many were known already, and the file's problems."""

    added: tuple[PublishedCheck, ...]
    known: int
    problems: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no check at all could be read."""
        return not self.added and not self.known


def load_earlier_checks(desk: Desk) -> tuple[PublishedCheck, ...]:
    """Load every earlier check on the desk, in the order of import."""
    return desk.store.load(NO_ARTICLE).published_checks


def import_checks(desk: Desk, content: bytes, *, origin: str, by: str) -> ImportedChecks:
    """Store the earlier checks of a file with ClaimReviews; ones that disagree with others are stored and reported.

    Raises:
        DecisionRefusedError: nobody is named as the one who imports.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    parsed, parse_problems = parse_reviews(content, origin=origin)
    checks, cleaning_problems = clean_reviews(parsed, ImportOrigin(origin=origin, by=by, at=desk.now()))
    known_by_id = {check.id: check for check in load_earlier_checks(desk)}
    added = tuple(check for check in checks if check.id not in known_by_id)
    if added:
        desk.store.append(added, by=by)
    new_claims = {check.claim.casefold() for check in added}
    same_claims = [check for check in known_by_id.values() if check.claim.casefold() in new_claims]
    problems = (*parse_problems, *cleaning_problems, *rating_conflicts([*same_claims, *added]))
    return ImportedChecks(added=added, known=len(checks) - len(added), problems=problems)
