"""The comments of an edited Word document: verdicts in the form it proposes, and everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.domain.edited_row import EditedRow, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect, Label
from workbench.intake.comments import Comment, Comments
from workbench.reports.editable.references import NO_VERDICT, Reference, parse_reference
from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.review.edited_report import match_label_name, normalize_blanks
from workbench.text.counting import plural

_MINUTE: Final = len("2026-01-02T03:04")
"""Characters of a time down to the minute; office programs drop the seconds."""
_ASPECTS: Final = {"verdict": Aspect.CONTENT, "was it said": Aspect.ATTRIBUTION}
"""The beginning of the line that gives a verdict, in small letters, and what that is on."""
_REASON: Final = "reason"
_SHOULD_READ: Final = "should read"


@dataclass(slots=True, kw_only=True)
class EditedComments:
    """The content of the comments: a verdict for each of its `answers`, other remarks, and problems."""

    answers: list[EditedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def exported_references(comments: Comments) -> list[Reference]:
    """Return the references of the comments that were exported with the document."""
    references = [parse_reference(comment.text) for comment in comments.comments]
    return [reference for reference in references if reference]


def read_comments(comments: Comments, *, review: Review, labels: Sequence[Label], name: str) -> EditedComments:
    """Read the verdicts, written as `Verdict: wrong` on a line of their own, and every other comment as a remark.

    Comments that were exported with the document are skipped, as long as they read as they did.
    """
    in_comments = EditedComments(problems=list(_text_problems(comments, review, name=name)))
    commented_claims = _CommentedClaims(comments, review)
    for number, comment in enumerate(comments.comments, 1):
        reference = parse_reference(comment.text)
        if reference and reference.intact:
            continue
        reviewed, seen = commented_claims.claim_of(comment)
        where = f"comment {number} in {name}"
        about = str(reviewed.number) if reviewed else ""
        remark = Remark(where=where, about=about, author=comment.author, words=comment.text)
        problem = _changed_comment(where) if reference else _malformed_verdict(comment.text, where=where, labels=labels)
        if problem:
            in_comments.problems.append(problem)
        if problem or not _verdict_lines(comment.text, labels):
            in_comments.remarks.append(remark)
            continue
        claim_id = reviewed.claim.id if reviewed else ""
        in_comments.answers.append(
            replace(_parse_verdict(remark, labels), claim_id=claim_id, words=comment.words, seen=seen)
        )
    return in_comments


class _CommentedClaims:
    """Finds the claim that each comment is about."""

    def __init__(self, comments: Comments, review: Review) -> None:
        self._comments = comments.comments
        self._review = review
        self._by_id = {str(reviewed.claim.id): reviewed for reviewed in review.all_claims}
        self._at = {
            (comment.start, comment.words): reference
            for comment in comments.comments
            if (reference := parse_reference(comment.text)) and reference.kind == "clm"
        }
        self._seen = {reference.about[0]: reference for reference in self._at.values()}
        text = review.article.text
        self._exact = comments.text.startswith(text) and replace_surrogates(show_hidden(text)) == text

    def claim_of(self, comment: Comment) -> tuple[ReviewedClaim | None, str | None]:
        """Find the claim a comment answers or is anchored to, and the id of the verdict its author saw, if known."""
        reference = self._answered(comment) or self._at.get((comment.start, comment.words))
        if reference is None or reference.about[0] not in self._by_id:
            reviewed = self._claim_at(comment)
            reference = self._seen.get(str(reviewed.claim.id)) if reviewed else None
            return reviewed, _seen_verdict_ids(reference)
        return self._by_id[reference.about[0]], _seen_verdict_ids(reference)

    def _answered(self, comment: Comment) -> Reference | None:
        """Find the reference to a claim in the thread above the comment."""
        for _ in self._comments:
            if comment.answers < 0:
                return None
            comment = self._comments[comment.answers]
            reference = parse_reference(comment.text)
            if reference and reference.kind == "clm":
                return reference
        return None

    def _claim_at(self, comment: Comment) -> ReviewedClaim | None:
        """Find the one narrowest claim that holds the words, at their place where that is certain."""
        words = normalize_blanks(comment.words)
        holding = [
            reviewed for reviewed in self._review.claims if words and words in normalize_blanks(reviewed.claim.quote)
        ]
        if self._exact and len(holding) > 1:
            holding = [reviewed for reviewed in holding if reviewed.claim.start <= comment.start < reviewed.claim.end]
        least_length = min((len(reviewed.claim.quote) for reviewed in holding), default=0)
        narrowest_claims = [reviewed for reviewed in holding if len(reviewed.claim.quote) == least_length]
        return narrowest_claims[0] if len(narrowest_claims) == 1 else None


def _seen_verdict_ids(reference: Reference | None) -> str | None:
    if reference is None or len(reference.about) == 1:
        return None
    return " ".join(record_id for record_id in reference.about[1:] if record_id != NO_VERDICT)


def _text_problems(comments: Comments, review: Review, *, name: str) -> Iterator[Problem]:
    own_text = normalize_blanks(replace_surrogates(show_hidden(review.article.text)))
    if not normalize_blanks(comments.text).startswith(own_text) or _has_changes_of_others(comments):
        what = "the text of the article was edited in this file, but only comments are read"
        fix = "Add the edited text as a new version, with: workbench articles --add FILE --revises ARTICLE."
        yield Problem(where=name, what=what, fix=fix)


def _has_changes_of_others(comments: Comments) -> bool:
    """Whether there are tracked changes besides those exported, which have the author and minute of their comments."""
    exported = {
        (comment.author, comment.at[:_MINUTE]) for comment in comments.comments if parse_reference(comment.text)
    }
    return any((change.author, change.at[:_MINUTE]) not in exported for change in comments.pending)


def _changed_comment(where: str) -> Problem:
    what = "a comment that was exported with the file was changed; it is listed, not read as a verdict"
    return Problem(where=where, what=what, fix="Write a verdict as a reply to it.")


def _malformed_verdict(text: str, *, where: str, labels: Sequence[Label]) -> Problem | None:
    """Return why a comment's verdict cannot be read, if so."""
    verdicts = _verdict_lines(text, labels)
    if len(verdicts) > 1:
        what = f"it has {plural(len(verdicts), 'line')} 'Verdict: ...'"
        return Problem(where=where, what=what, fix="Keep one of them.")
    if verdicts and not verdicts[0]:
        label_names = ", ".join(str(label.name) for label in labels)
        return Problem(
            where=where, what="its line 'Verdict:' does not name a verdict", fix=f"Use one of: {label_names}."
        )
    return None


def _verdict_lines(text: str, labels: Sequence[Label]) -> list[str]:
    """Return the label on each line that gives a verdict."""
    return [label for line in text.split("\n") for _, label in _verdict_on_line(line, labels)]


def _verdict_on_line(line: str, labels: Sequence[Label]) -> Iterator[tuple[Aspect, str]]:
    """Yield what a line gives a verdict on, and its label: "Verdict: ...", or "Was it said: ..." with a known label."""
    head, colon, after = line.partition(":")
    aspect = _ASPECTS.get(normalize_blanks(head).casefold()) if colon else None
    names = {str(label.name) for label in labels}
    if aspect is Aspect.CONTENT or (aspect and match_label_name(after, labels) in names):
        yield aspect, after.strip()


def _parse_verdict(remark: Remark, labels: Sequence[Label]) -> EditedRow:
    """Parse a comment with one verdict line: the reason is in its other lines, the right wording in one of its own."""
    aspect, label, rest = Aspect.CONTENT, "", []
    should_read: str | None = None
    for line in remark.words.split("\n"):
        head, colon, after = line.partition(":")
        word = normalize_blanks(head).casefold() if colon else ""
        given = list(_verdict_on_line(line, labels))
        if given:
            [(aspect, label)] = given
        elif word == _SHOULD_READ and should_read is None:
            should_read = after.strip()
        else:
            rest.append(after.strip() if word == _REASON else line)
    return EditedRow(
        where=remark.where,
        claim_id="",
        words="",
        label=match_label_name(label, labels),
        rationale="\n".join(rest).strip(),
        seen=None,
        remark=remark,
        should_read=should_read,
        aspect=aspect,
    )
