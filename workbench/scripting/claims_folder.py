"""An open claims folder, for programs that read decisions or make them."""

from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar
from unicodedata import category

from workbench.domain.article import Article
from workbench.domain.comment import Comment
from workbench.domain.flag import FlagAction, FlagDecision
from workbench.domain.review import Review
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Aspect, Channel, Verdict
from workbench.errors import DecisionRefusedError, UnknownRecordError
from workbench.review.second_check import hide_first_verdicts
from workbench.review.unseen_changes import SeenIds
from workbench.services.articles.open_review import open_review
from workbench.services.claims.leave_comment import comment
from workbench.services.claims.take_back import article_of_last_action, undo
from workbench.services.desk import Desk
from workbench.services.findings.write_tables import update_findings
from workbench.services.workflow.reviewer_decisions import answer_flag, give_verdict
from workbench.wiring import open_existing_desk

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)
_CATEGORIES_NOT_IN_NAMES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that do not occur in names: controls, lone surrogates, line ends."""


def open(folder: Path | str) -> "ClaimsFolder":  # noqa: A001 - called as `workbench.open`, as `gzip.open` is
    """Open the claims folder at this path, under the rules and labels kept in it.

    Raises StoreError where no records are kept there; none is made.
    """
    return ClaimsFolder(open_existing_desk(Path(folder), channel=Channel.PROGRAM))


class ClaimsFolder:
    """A claims folder with its articles, what is in effect on them, and decisions made as the page makes them.

    Every decision is on disk when the call returns, with `by` as its reviewer, and is
    refused where the page would refuse it. Several programs, and the page, may use one
    folder at once.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._articles: dict[str, str] = {}
        """The article's id by the id of a claim or a flag."""

    def articles(self) -> tuple[Article, ...]:
        """Return the articles, in the order in which they were added."""
        return self._desk.store.article_list()

    def review(self, article_id: str, *, by: str = "") -> Review:
        """Return the article with its claims, flags and sources as the page shows them to `by`.

        On a desk that checks blind the first verdict is hidden from whoever may yet give
        the second, and from nobody in particular. Raises UnknownRecordError where there
        is no such article.
        """
        return hide_first_verdicts(open_review(self._desk, article_id), by, self._desk.rules()[0])

    def decide(
        self,
        claim_id: str,
        label: str,
        *,
        by: str,
        reason: str = "",
        should_read: str = "",
        aspect: Aspect | str = Aspect.CONTENT,
        over: SeenIds = None,
    ) -> Verdict | StageChange:
        """Give a verdict on the claim and return it; as a blind second check, return the stage change it amounts to.

        `aspect` is "content" (is it true?) or, of a quotation, "attribution" (was it said?).
        `over` is the id of the verdict that was seen, or the ids of those in conflict;
        without it only a verdict of `by` is replaced.

        Raises:
            ConflictError: a newer decision is in effect.
            DecisionRefusedError: the desk's policy refuses the verdict, or an argument is not text.
            UnknownRecordError: there is no such claim.
        """
        _check_texts(by=by, reason=reason, should_read=should_read, label=label)
        chosen_aspect = _parse_member(Aspect, aspect, what="aspect of a claim")
        outcome = give_verdict(
            self._desk,
            self._article_of(claim_id, kind="claim"),
            claim_id,
            label=label,
            rationale=reason,
            by=by,
            aspect=chosen_aspect,
            should_read=should_read,
            over=over,
        )
        return self._after_findings(outcome)

    def answer_flag(
        self, flag_id: str, action: FlagAction | str, *, by: str, reason: str = "", over: SeenIds = None
    ) -> FlagDecision:
        """Answer the flag, "accepted" or "dismissed", and return the answer; `over` as for `decide`.

        Raises:
            DecisionRefusedError: the action is another word, a dismissal has no reason, or nobody is named.
        """
        _check_texts(by=by, reason=reason)
        answer = _parse_member(FlagAction, action, what="answer to a flag")
        article_id = self._article_of(flag_id, kind="flag")
        decision = answer_flag(self._desk, article_id, flag_id, action=answer, reason=reason, by=by, over=over)
        return self._after_findings(decision)

    def comment(self, claim_id: str, text: str, *, by: str) -> Comment:
        """Leave a comment on the claim and return it; DecisionRefusedError where it is blank or nobody is named."""
        _check_texts(by=by, text=text)
        new_comment = comment(self._desk, self._article_of(claim_id, kind="claim"), claim_id, text=text, by=by)
        return self._after_findings(new_comment)

    def undo(self, *, by: str, article_id: str = "", record_id: str = "") -> str:
        """Take back what `by` did last, in this article or anywhere, or the record named; say what it was.

        Raises DecisionRefusedError where `by` has nothing to take back.
        """
        _check_texts(by=by)
        target_article_id = article_id or article_of_last_action(self._desk, by=by, record_id=record_id)
        return self._after_findings(undo(self._desk, target_article_id, by=by, record_id=record_id))

    def _after_findings(self, made: _T) -> _T:
        """Update the tables in findings/ and return `made`; a table that cannot be written does not undo it."""
        if self._desk.findings:
            update_findings(self._desk, self._desk.findings.changes.take())
        return made

    def _article_of(self, record_id: str, *, kind: str) -> str:
        """Return the id of the article that a claim or a flag belongs to.

        Raises:
            UnknownRecordError: there is no such record.
        """
        if record_id not in self._articles:
            loaded = self._desk.store.load_all()
            self._articles = {claim.id: claim.article_id for claim in loaded.claims}
            self._articles |= {flag.id: flag.article_id for flag in loaded.flags}
        if record_id not in self._articles:
            raise UnknownRecordError(kind=kind, record_id=record_id)
        return self._articles[record_id]


def _parse_member(kind: type[_E], written: str, *, what: str) -> _E:
    """Find the member of `kind` with this value.

    Raises:
        DecisionRefusedError: there is none.
    """
    for member in kind:
        if member.value == written:
            return member
    values = ", ".join(member.value for member in kind)
    raise DecisionRefusedError(what=f"'{written}' is not a valid {what}", fix=f"Use one of: {values}.")


def _check_texts(**given: object) -> None:
    """Check that the arguments are texts, and the name `by` one line.

    Raises:
        DecisionRefusedError: they are not.
    """
    for name, value in given.items():
        if not isinstance(value, str):
            raise DecisionRefusedError(what=f"'{name}' is {type(value).__name__}, not text", fix="Pass it as a string.")
    if any(category(char) in _CATEGORIES_NOT_IN_NAMES for char in str(given["by"])):
        raise DecisionRefusedError(
            what="'by' contains a line break or a control character", fix="Pass a name on one line."
        )
