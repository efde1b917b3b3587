"""`workbench verdict`: a verdict on a claim, from the terminal."""

import argparse

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_over_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named, label_named
from workbench.cli.terminal import one_line
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import StageChange
from workbench.domain.status import StatusKind
from workbench.domain.verdict import Aspect
from workbench.review.second_check import hide_first_verdicts
from workbench.services.articles.open_review import open_review
from workbench.services.workflow.reviewer_decisions import give_verdict
from workbench.wiring import open_existing_desk

EPILOG = """\
Verdicts and what each needs are listed in docs/verdicts.md; blanks in a name may be
written as hyphens. Your own earlier verdict is replaced; somebody else's, or
several in conflict, only with --over for each: `workbench state ARTICLE CLAIM` lists
their ids. Attach sources with `workbench attach`.

examples:
  workbench verdict "Could Russia" 37 wrong --reason "Pew has 63%, not 36%." --should-read "63%"
  workbench verdict "Could Russia" 37 verified
  workbench verdict "Could Russia" 12 correctly-attributed --said --reason "On the tape, 00:12:30."
  workbench verdict "Could Russia" 37 disputed --reason "Two polls differ." --over ver_18ecb1b67cd8dd41
"""
LONGEST = 400
"""Characters of the line that tells what a blind second check came to."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench verdict`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("claim", metavar="CLAIM", help="the claim: its number, its id, or its first words")
    parser.add_argument("label", metavar="LABEL", help="the verdict: verified, wrong, needs-minor-fix, ...")
    parser.add_argument(
        "--said",
        dest="aspect",
        action="store_const",
        const=Aspect.ATTRIBUTION,
        default=Aspect.CONTENT,
        help="judge whether a quotation was said, not whether it is true",
    )
    parser.add_argument(
        "--reason", metavar="WORDS", default="", help="why (required for every verdict except verified)"
    )
    parser.add_argument("--should-read", metavar="WORDS", default="", help="the correct wording")
    add_over_option(parser, what="a verdict")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the verdict is saved; an error in one line where it is not."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    reviewed = claim_named(
        options.claim, hide_first_verdicts(open_review(desk, article.id), options.by, desk.rules()[0])
    )
    recorded = give_verdict(
        desk,
        article.id,
        reviewed.claim.id,
        label=label_named(options.label, desk.labels),
        rationale=options.reason,
        by=options.by,
        aspect=options.aspect,
        should_read=options.should_read,
        over=options.over,
    )
    if isinstance(recorded, StageChange):
        print(
            one_line(f"Claim {reviewed.number}: {reviewed.state} -> {recorded.state}. {recorded.note}", width=LONGEST)
        )
        return 0
    about = " (was it said)" if options.aspect is Aspect.ATTRIBUTION else ""
    before = one_line(_label_before(reviewed, options.aspect))
    print(
        f"Claim {reviewed.number}{about}: {before} -> {recorded.label} by {one_line(recorded.reviewer)} ({recorded.id})"
    )
    return 0


def _label_before(reviewed: ReviewedClaim, aspect: Aspect) -> str:
    """Return what was in effect on the claim before, in a word or two."""
    verdicts = reviewed.standing_on(aspect)
    if len(verdicts) > 1:
        return StatusKind.IN_CONFLICT.value
    return str(verdicts[0].label) if verdicts else StatusKind.OPEN.value
