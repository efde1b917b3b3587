"""The comments of an exported Word document that comes back: verdicts in the form it proposes, and everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.domain.edited_row import EditedRow, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Label
from workbench.intake.comments import Comment, Comments
from workbench.reports.editable.references import NO_VERDICT, Reference, reference_of
from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.review.edited_report import label_named, plain
from workbench.text.counting import counted

_VERDICT: Final = "verdict"
_REASON: Final = "reason"


@dataclass(slots=True, kw_only=True)
class InComments:
    """What the comments say: verdicts for claims, words that are none, and what cannot be used."""

    answers: list[EditedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def references_in(comments: Comments) -> list[Reference]:
    """The references of the comments that were exported with the document."""
    return [reference for comment in comments.comments if (reference := reference_of(comment.text))]


def read_comments(comments: Comments, *, review: Review, labels: Sequence[Label], name: str) -> InComments:
    """The verdicts written as `Verdict: wrong` on a line of a comment's own, and every other comment as it stands.

    The comments that were exported are neither, as long as they read as they did.
    """
    told = InComments(problems=list(_text_edited(comments, review, name=name)))
    places = _Places(comments, review)
    for number, comment in enumerate(comments.comments, 1):
        reference = reference_of(comment.text)
        if reference and reference.intact:
            continue
        standing, seen = places.claim_of(comment)
        where = f"comment {number} in {name}"
        about = str(standing.number) if standing else ""
        remark = Remark(where=where, about=about, author=comment.author, words=comment.text)
        trouble = _changed(where) if reference else _malformed(comment.text, where=where, labels=labels)
        if trouble:
            told.problems.append(trouble)
        if trouble or not _verdict_lines(comment.text):
            told.remarks.append(remark)
            continue
        label, rationale = _verdict_in(comment.text)
        told.answers.append(
            EditedRow(
                where=where,
                claim_id=standing.claim.id if standing else "",
                words=comment.words,
                label=label_named(label, labels),
                rationale=rationale,
                seen=seen,
                remark=remark,
            )
        )
    return told


class _Places:
    """Which claim each comment is about."""

    def __init__(self, comments: Comments, review: Review) -> None:
        self._comments = comments.comments
        self._review = review
        self._by_id = {str(standing.claim.id): standing for standing in review.claims}
        self._at = {
            (comment.start, comment.words): reference
            for comment in comments.comments
            if (reference := reference_of(comment.text)) and reference.kind == "clm"
        }
        self._seen = {reference.about[0]: reference for reference in self._at.values()}
        text = review.article.text
        self._exact = comments.text.startswith(text) and replace_surrogates(show_hidden(text)) == text

    def claim_of(self, comment: Comment) -> tuple[ReviewedClaim | None, str | None]:
        """The claim a comment answers or stands at, and the id of the verdict its author saw, where the file tells."""
        reference = self._answered(comment) or self._at.get((comment.start, comment.words))
        if reference is None or reference.about[0] not in self._by_id:
            standing = self._claim_at(comment)
            reference = self._seen.get(str(standing.claim.id)) if standing else None
            return standing, _seen(reference)
        return self._by_id[reference.about[0]], _seen(reference)

    def _answered(self, comment: Comment) -> Reference | None:
        """The reference to a claim in the thread above the comment."""
        for _ in self._comments:
            if comment.answers < 0:
                return None
            comment = self._comments[comment.answers]
            reference = reference_of(comment.text)
            if reference and reference.kind == "clm":
                return reference
        return None

    def _claim_at(self, comment: Comment) -> ReviewedClaim | None:
        """The one narrowest claim that holds the words, at their place where that is certain."""
        wanted = plain(comment.words)
        holding = [standing for standing in self._review.claims if wanted and wanted in plain(standing.claim.quote)]
        if self._exact and len(holding) > 1:
            holding = [one for one in holding if one.claim.start <= comment.start < one.claim.end]
        narrowest = min((len(standing.claim.quote) for standing in holding), default=0)
        found = [standing for standing in holding if len(standing.claim.quote) == narrowest]
        return found[0] if len(found) == 1 else None


def _seen(reference: Reference | None) -> str | None:
    if reference is None or len(reference.about) == 1:
        return None
    return "" if reference.about[1] == NO_VERDICT else " ".join(reference.about[1:])


def _text_edited(comments: Comments, review: Review, *, name: str) -> Iterator[Problem]:
    if not plain(comments.text).startswith(plain(replace_surrogates(show_hidden(review.article.text)))):
        what = "the text of the article was edited in this file, but only comments are read"
        fix = "Add the edited text as a new version, with: workbench articles --add FILE --revises ARTICLE."
        yield Problem(where=name, what=what, fix=fix)


def _changed(where: str) -> Problem:
    what = "a comment that was exported with the file was changed; it is listed, not read as a verdict"
    return Problem(where=where, what=what, fix="Write a verdict as a reply to it.")


def _malformed(text: str, *, where: str, labels: Sequence[Label]) -> Problem | None:
    """Why a comment's verdict cannot be read, if so."""
    verdicts = _verdict_lines(text)
    if len(verdicts) > 1:
        what = f"it has {counted(len(verdicts), 'line')} 'Verdict: ...'"
        return Problem(where=where, what=what, fix="Keep one of them.")
    if verdicts and not verdicts[0]:
        known = ", ".join(str(label.name) for label in labels)
        return Problem(where=where, what="its line 'Verdict:' does not name a verdict", fix=f"Use one of: {known}.")
    return None


def _verdict_lines(text: str) -> list[str]:
    """What stands behind "Verdict:" on each line that begins so."""
    lines = (line.partition(":") for line in text.split("\n"))
    return [after.strip() for head, colon, after in lines if colon and head.strip().casefold() == _VERDICT]


def _verdict_in(text: str) -> tuple[str, str]:
    """The verdict of a comment with one line for it, and its other lines, "Reason:" left out, as the rationale."""
    label, rest = "", []
    for line in text.split("\n"):
        head, colon, after = line.partition(":")
        word = head.strip().casefold() if colon else ""
        if word == _VERDICT:
            label = after.strip()
        else:
            rest.append(after.strip() if word == _REASON else line)
    return label, "\n".join(rest).strip()
