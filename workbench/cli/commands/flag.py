"""`workbench flag`: the flags of an article, and the answer to one."""

import argparse
import shlex
from collections.abc import Callable

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_over_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import flag_named, flag_names
from workbench.cli.terminal import one_line, plural
from workbench.domain.flag import Flag, FlagAction, FlagDecision
from workbench.domain.review import Review, ReviewedFlag
from workbench.errors import DecisionRefusedError
from workbench.services.articles.open_review import open_review
from workbench.services.claims.keep_spelling import accept_and_keep, keep_as_right
from workbench.services.claims.propose_wording import propose_wordings
from workbench.services.desk import Desk
from workbench.services.requirements import LONGEST_RATIONALE
from workbench.services.workflow.reviewer_decisions import answer_flag, own_answer_ids
from workbench.wiring import open_existing_desk

ANSWERS = {"accept": FlagAction.ACCEPTED, "dismiss": FlagAction.DISMISSED}
RIGHT = "right"
"""The answer that dismisses a flag on a name and puts the name on the desk's list."""

EPILOG = """\
Name a flag by its rule and its place, as the list and `workbench check` print
them. Its id will do too, or the rule or place alone where only one flag has it.
Your own earlier answer is replaced; somebody else's, or several in conflict,
only with --over for each; the list shows their ids.

examples:
  workbench flag "Could Russia"                                          every flag
  workbench flag "Could Russia" NAM001@5:5                               one flag
  workbench flag "Could Russia" NAM001@5:5 accept
  workbench flag "Could Russia" NAM001 dismiss --reason "That is his name."
  workbench flag "Could Russia" NAM001 right           dismiss it, and put the name on the desk's list
  workbench flag "Could Russia" NAM001 accept --keep   accept it, and put what it suggests on the list
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench flag`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument(
        "flag", metavar="FLAG", nargs="?", default="", help="the flag, as RULE@LINE:COLUMN (default: list all)"
    )
    parser.add_argument("answer", nargs="?", choices=(*ANSWERS, RIGHT), help="what to do with the flag")
    parser.add_argument("--reason", metavar="WORDS", default="", help="why (required to dismiss)")
    parser.add_argument(
        "--keep",
        action="store_true",
        help="with accept: put the suggestion on the desk's list of names, and the flagged words as wrong",
    )
    add_over_option(parser, what="an answer")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the answer is saved or the flags are listed; an error in one line where one cannot be."""
    desk = open_existing_desk(options.claims)
    article = article_named(options.article, desk.store.article_list())
    review = open_review(desk, article.id)
    name_of = flag_names(review)
    selected = (flag_named(options.flag, review),) if options.flag else review.flags
    if options.answer is None:
        for reviewed in selected:
            print(line_of(reviewed, name_of))
        if not selected:
            print(f"{one_line(article.title)}: {plural(0, 'flag')}.")
        return 0
    use_known_spelling(options, desk)
    [reviewed] = selected
    answer = _answer(desk, reviewed.flag, options)
    flagged = f"{name_of(reviewed.flag)} on '{one_line(reviewed.flag.quote, width=40)}'"
    print(f"{flagged}: {reviewed.status} -> {answer.action} by {one_line(answer.reviewer)} ({answer.id})")
    if answer.action is FlagAction.ACCEPTED:
        _print_proposals(open_review(desk, article.id), reviewed.flag)
    return 0


def _answer(desk: Desk, flag: Flag, options: argparse.Namespace) -> FlagDecision:
    """Record the answer that `options` give, and with it the spelling where they keep one.

    Raises:
        DecisionRefusedError: a spelling is to be kept with a dismissal, or the answer is refused.
    """
    article_id, flag_id = flag.article_id, flag.id
    reason, by, over = options.reason, options.by, options.over
    if options.keep and options.answer != "accept":
        raise DecisionRefusedError(what="--keep goes with accept", fix="To keep the flagged words, answer with: right")
    if options.answer == RIGHT or options.keep:
        seen = own_answer_ids(desk, article_id, flag_id, by=by) if over is None else over
        if options.answer == RIGHT:
            return keep_as_right(desk, article_id, flag_id, reason=reason, by=by, over=seen)
        return accept_and_keep(desk, article_id, flag_id, reason=reason, by=by, over=seen)
    return answer_flag(desk, article_id, flag_id, action=ANSWERS[options.answer], reason=reason, by=by, over=over)


def _print_proposals(review: Review, flag: Flag) -> None:
    """Print, for each statement that the flag is in, the command that corrects it as the flag suggests."""
    for proposed in propose_wordings(review, flag):
        number, wording = proposed.reviewed.number, shlex.quote(one_line(proposed.wording, width=LONGEST_RATIONALE))
        command = f"workbench verdict {review.article.id} {number} VERDICT --reason ... --should-read {wording}"
        print(f"To correct claim {number}: {command}")


def line_of(reviewed: ReviewedFlag, name_of: Callable[[Flag], str]) -> str:
    """Return a line for a flag: its name, status, severity and message, and who answered what."""
    flag = reviewed.flag
    line = f"{name_of(flag)}  {reviewed.status}  {flag.severity.value}  {one_line(flag.message, width=200)}"
    for answer in reviewed.standing:
        why = f": {one_line(answer.reason)}" if answer.reason else ""
        line += f"  [{answer.action} by {one_line(answer.reviewer)}{why} ({answer.id})]"
    return line
