"""`workbench assess`: what an attached source does to its claim, and what type it is, said or changed later."""

import argparse
import sys

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_assessment_options, add_claims_option, add_reviewer_option
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line, plural
from workbench.domain.review import DecisionsInConflict, ReviewedClaim
from workbench.domain.source import SourceTier, Stance
from workbench.errors import DecisionRefusedError
from workbench.review.disputes.listing import conflict_lines
from workbench.services.articles.open_review import open_review
from workbench.services.sources.assess_source import assess_source
from workbench.wiring import open_existing_desk

EPILOG = """\
Without --stance and --source-type it lists the sources of the claim, numbered in the
order in which they were attached. The verdict 'verified' needs one that supports the claim.

examples:
  workbench assess "Could Russia" 37                         the sources of the claim
  workbench assess "Could Russia" 37 --stance supports       its only source supports it
  workbench assess "Could Russia" 37 --source 2 --stance refutes --source-type primary
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench assess`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("claim", metavar="CLAIM", help="the claim: its number, its id, or its first words")
    parser.add_argument(
        "--source", metavar="NUMBER", default="", help="which of the claim's sources, if it has several"
    )
    add_assessment_options(parser)
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once it is recorded or listed; an error in one line where no one source is named."""
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    claim = claim_named(options.claim, open_review(desk, article.id))
    if options.stance is None and options.standing is None:
        print(f"Claim {claim.number} has {plural(len(claim.evidence), 'source')}.")
        for number in range(1, len(claim.evidence) + 1):
            print(_line(number, claim))
        for line in conflict_lines(DecisionsInConflict(assessments=claim.rivals.assessments)):
            print(f"{one_line(line, width=sys.maxsize)}; assess it again to decide")
        return 0
    number = _numbered(claim, options.source)
    assess_source(
        desk,
        article.id,
        claim.evidence[number - 1].id,
        stance=Stance(options.stance) if options.stance else None,
        standing=SourceTier(options.standing) if options.standing else None,
        by=options.by,
    )
    print(_line(number, claim_named(claim.claim.id, open_review(desk, article.id))))
    return 0


def _numbered(claim: ReviewedClaim, wanted: str) -> int:
    """Return the number of the source that `wanted` names, or of the claim's only source where it is empty.

    Raises:
        DecisionRefusedError: there is none, or none of that number, or several to choose from.
    """
    last = len(claim.evidence)
    known = [str(number) for number in range(1, last + 1)]
    if not known:
        what, fix = f"Claim {claim.number} has no source", "Attach one with: workbench attach."
        raise DecisionRefusedError(what=what, fix=fix)
    if wanted in known:
        return int(wanted)
    if not wanted and last == 1:
        return 1
    what = f"has no source '{one_line(wanted, width=40)}'" if wanted else f"has {last} sources"
    fix = f"Choose one with --source {'1' if last == 1 else f'1 to {last}'}."
    raise DecisionRefusedError(what=f"Claim {claim.number} {what}", fix=fix)


def _line(number: int, claim: ReviewedClaim) -> str:
    """Return a source on a line: its number, what it does, its type, its title, the passage."""
    link = claim.evidence[number - 1]
    source = next((source for source in claim.sources if source.id == link.source_id), None)
    parts = [link.stance.in_words]
    parts += [source.standing.in_words, source.title] if source else ["its source was taken back"]
    passage = f": {link.passage}" if link.passage else ""
    return f"{number}  {one_line(' · '.join(parts) + passage)}"
