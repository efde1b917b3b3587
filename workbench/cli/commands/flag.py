"""`workbench flag`: the flags of an article, and the answer to one."""

import argparse
from collections.abc import Callable

from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_over_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import flag_named, flag_names
from workbench.cli.terminal import one_line, plural
from workbench.domain.flag import Flag, FlagAction
from workbench.domain.review import ReviewedFlag
from workbench.services.articles.open_review import open_review
from workbench.services.workflow.reviewer_decisions import answer_flag
from workbench.wiring import open_existing_desk

ANSWERS = {"accept": FlagAction.ACCEPTED, "dismiss": FlagAction.DISMISSED}

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
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench flag`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument(
        "flag", metavar="FLAG", nargs="?", default="", help="the flag, as RULE@LINE:COLUMN (default: list all)"
    )
    parser.add_argument("answer", nargs="?", choices=tuple(ANSWERS), help="what to do with the flag")
    parser.add_argument("--reason", metavar="WORDS", default="", help="why (required to dismiss)")
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
    action = ANSWERS[options.answer]
    answer = answer_flag(
        desk, article.id, reviewed.flag.id, action=action, reason=options.reason, by=options.by, over=options.over
    )
    flagged = f"{name_of(reviewed.flag)} on '{one_line(reviewed.flag.quote, width=40)}'"
    print(f"{flagged}: {reviewed.status} -> {answer.action} by {one_line(answer.reviewer)} ({answer.id})")
    return 0


def line_of(reviewed: ReviewedFlag, name_of: Callable[[Flag], str]) -> str:
    """Return a line for a flag: its name, status, severity and message, and who answered what."""
    flag = reviewed.flag
    line = f"{name_of(flag)}  {reviewed.status}  {flag.severity.value}  {one_line(flag.message, width=200)}"
    for answer in reviewed.standing:
        why = f": {one_line(answer.reason)}" if answer.reason else ""
        line += f"  [{answer.action} by {one_line(answer.reviewer)}{why} ({answer.id})]"
    return line
