"""`workbench state`: how far the claims of an article have come, and moving them on."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import DERIVED_STAGES, Stage
from workbench.domain.verdict import Aspect, Label, Verdict
from workbench.review.disputes.listing import conflict_lines
from workbench.review.policy import missing_requirements, thin_support_note
from workbench.review.second_check import HIDDEN_LABEL, hide_first_verdicts
from workbench.services.articles.open_review import open_review
from workbench.services.workflow.sign_off import change_stage
from workbench.wiring import open_existing_desk

MOVABLE = tuple(stage.value for stage in Stage if stage not in DERIVED_STAGES)
LONGEST = 400
"""Characters of a reason or a comment that are shown."""

EPILOG = """\
A claim is named by its number or its id, and so is a part of one (12a), which is then
a claim of its own. Whether a second person checks, and who
the editors are, is set in desk.toml in the claims folder; without it a verdict is
enough. Whoever signs a claim off must not have given the verdict, and on a desk that
checks blind also gives a verdict, with --label. Sending a claim back needs a reason,
with --note. Naming a claim without --to prints its history with the ids of its changes
of stage and its verdicts: with these ids after --over, a claim is moved only while
nothing newer exists. Where two changes of stage are in conflict, only a change
with --over for each of them decides.

examples:
  workbench state "Could Russia"                          every claim and its stage
  workbench state "Could Russia" 3                        the history of claim 3
  workbench state "Could Russia" 3 4 --to checking --assign Ben
  workbench state "Could Russia" 3 --to signed-off --by Ada
  workbench state "Could Russia" 3 --to signed-off --by Ada --label wrong
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench state`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("claim", metavar="CLAIM", nargs="*", help="numbers or ids of claims (default: list all)")
    parser.add_argument("--to", choices=MOVABLE, type=_stage_name, help="move the claims to this stage")
    parser.add_argument("--assign", metavar="NAME", default="", help="who should check them, or sign them off")
    parser.add_argument(
        "--label", default="", help="your own verdict, needed to sign off where the second check is blind"
    )
    parser.add_argument(
        "--note",
        metavar="TEXT",
        default="",
        help="the question to the author, or the reason for sending the claims back",
    )
    parser.add_argument(
        "--over",
        metavar="ID",
        action="append",
        help="the id of a change of stage or verdict that you have seen; if there is a newer one, "
        "nothing is moved (status 3); repeatable",
    )
    add_reviewer_option(parser)


def _stage_name(written: str) -> str:
    """Return a stage's name, which can be typed with hyphens instead of blanks."""
    return written.replace("-", " ")


def run(options: argparse.Namespace) -> int:
    """Return 0 once the claims are moved or listed; an error in one line where one cannot be."""
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    review = hide_first_verdicts(open_review(desk, article.id), options.by, desk.rules()[0])
    wanted = [claim_named(name, review) for name in options.claim]
    if options.to is None:
        for line in histories(wanted, desk.labels) if wanted else overview(review.claims):
            print(line)
        return 0
    use_known_spelling(options, desk)
    for reviewed in wanted:
        change = change_stage(
            desk,
            article.id,
            reviewed.claim.id,
            to=Stage(options.to),
            by=options.by,
            note=options.note,
            assignee=options.assign,
            over=options.over,
            label=options.label,
        )
        print(f"Claim {reviewed.number}: {reviewed.state} -> {change.state}")
        if claim_named(reviewed.claim.id, open_review(desk, article.id)).state is Stage.IN_CONFLICT:
            print(f"  It is still in conflict. To see the decisions: workbench state '{article.id}' {reviewed.number}")
        if options.label:
            print(f"  {one_line(change.note)}")
        thin = thin_support_note(reviewed, desk.labels) if change.state is Stage.SIGNED_OFF else ""
        if thin:
            print(f"  {one_line(thin)}")
    if not wanted:
        print("No claim was named. Add their numbers after the article.")
    return 0


def overview(claims: Sequence[ReviewedClaim]) -> Iterator[str]:
    """Yield a line for each claim: number, stage, who it is assigned to, verdict, quote; its parts indented below."""
    if not claims:
        yield "This article has no claims."
    for reviewed in claims:
        person = one_line(reviewed.assignee, width=20)
        quote = one_line(reviewed.claim.quote, width=60)
        yield f"{reviewed.number:>4}  {reviewed.state:15}  {person:12}  {one_line(str(reviewed.status)):20}  {quote}"
        for part in reviewed.parts:
            yield f"{part.number:>6}  part: {one_line(part.claim.standalone or part.claim.quote, width=100)}"


def histories(claims: Sequence[ReviewedClaim], labels: Sequence[Label]) -> Iterator[str]:
    """Yield each claim's stage, verdicts and changes of stage, oldest first, comments, and what its verdicts lack."""
    for reviewed in claims:
        yield f"Claim {reviewed.number}: {reviewed.state}, {one_line(str(reviewed.status))}"
        for verdict in _verdicts_in_effect(reviewed):
            status = "in conflict" if reviewed.rivals.judged else "current"
            if verdict.label == HIDDEN_LABEL:
                yield "  there is a verdict: it is shown once you have given yours"
            else:
                yield f"  {status}: {_verdict_line(verdict)}"
        yield from _past_verdicts(reviewed)
        yield from (f"  {one_line(text, width=sys.maxsize)}" for text in conflict_lines(reviewed.rivals))
        for change in reviewed.moves:
            person = f", for {one_line(change.assignee)}" if change.assignee else ""
            note = f": {one_line(change.note)}" if change.note else ""
            back = " (taken back)" if change.id in reviewed.retracted else ""
            text = f"{change.state}{back} by {one_line(change.reviewer)}{person}{note}"
            yield f"  {change.moved_at}  {text} ({one_line(change.id)})"
        for comment in reviewed.comments:
            written = f"{one_line(comment.text, width=LONGEST)} by {one_line(comment.author)}"
            yield f"  {comment.added_at}  comment: {written} ({one_line(comment.id)})"
        for lack in missing_requirements(reviewed, labels):
            yield f"  {one_line(lack)}"


def _verdicts_in_effect(reviewed: ReviewedClaim) -> Iterator[Verdict]:
    for aspect in Aspect:
        yield from reviewed.standing_on(aspect)


def _past_verdicts(reviewed: ReviewedClaim) -> Iterator[str]:
    """Yield the verdicts no longer in effect, oldest first, without hidden ones."""
    in_effect = {verdict.id for verdict in _verdicts_in_effect(reviewed)}
    for verdict in reviewed.history:
        if verdict.id not in in_effect and verdict.label != HIDDEN_LABEL:
            status = "taken back" if verdict.id in reviewed.retracted else "replaced"
            yield f"  {status}: {_verdict_line(verdict)}"


def _verdict_line(verdict: Verdict) -> str:
    """Return a verdict as text: what, by whom, its id, its channel, why, and the correct wording."""
    about = " (was it said)" if verdict.aspect is Aspect.ATTRIBUTION else ""
    text = f"{one_line(verdict.label)}{about} by {one_line(verdict.reviewer)} at {one_line(verdict.decided_at)}"
    text += f" ({one_line(verdict.id)})"
    if verdict.channel.in_words:
        text += f", {verdict.channel.in_words}"
    if verdict.rationale:
        text += f": {one_line(verdict.rationale, width=LONGEST)}"
    return f"{text} Should read: {one_line(verdict.should_read, width=LONGEST)}" if verdict.should_read else text
