"""Options that several commands share."""

import argparse
import getpass
import os
from datetime import date
from pathlib import Path

from workbench.cli.terminal import one_line, plural
from workbench.config.house_style import FILE_NAME
from workbench.domain.source import SourceTier, Stance
from workbench.intake.article_kinds import kinds_in_words

LONGEST_LINE = 200
"""Characters of a title or a name."""
DEFAULT_FOLDER = "claims"
REVIEWER_VARIABLE = "WORKBENCH_REVIEWER"
FILE_HELP = f"{kinds_in_words()}, a URL, or - for standard input"


def add_claims_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option that names the folder of the store."""
    parser.add_argument(
        "--claims",
        metavar="FOLDER",
        type=Path,
        default=default_claims_folder(),
        help="the claims folder, which holds the records (default: $WORKBENCH_CLAIMS, else claims)",
    )


def default_claims_folder() -> Path:
    """Return the claims folder that a command works on where none is named."""
    return Path(os.environ.get("WORKBENCH_CLAIMS") or DEFAULT_FOLDER)


def add_reviewer_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option that names who signs."""
    parser.add_argument(
        "--by",
        metavar="NAME",
        default=os.environ.get(REVIEWER_VARIABLE) or login_name(),
        help="the name that signs (default: $WORKBENCH_REVIEWER, else your login name)",
    )


def add_assessment_options(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the options that say what a passage does to its claim, and what type its source is."""
    stances = tuple(stance.value for stance in Stance if stance.is_given)
    parser.add_argument(
        "--stance", choices=stances, help="whether the passage supports or refutes the claim, or gives context"
    )
    parser.add_argument(
        "--source-type",
        "--standing",
        dest="standing",
        metavar="TYPE",
        choices=tuple(standing.value for standing in SourceTier if standing),
        help="primary: the record itself; secondary: somebody's account of it",
    )


def add_style_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option that names the newsroom's house style."""
    parser.add_argument(
        "--style",
        metavar="FILE",
        type=Path,
        help=f"the house style (default: {FILE_NAME} in the claims folder, else in the working folder)",
    )


def add_over_option(parser: argparse.ArgumentParser, *, what: str) -> None:
    """Give `parser` the option for decisions to overrule; `what` is "a verdict", say."""
    parser.add_argument(
        "--over",
        metavar="ID",
        action="append",
        help=f"the id of {what} that you have seen and overrule; if another one is in effect, "
        "nothing is saved (status 3); repeatable",
    )


def add_article_options(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the options for what a file does not say: title and date of publication."""
    parser.add_argument("--title", default="", help="the title of the article")
    add_published_option(parser)


def add_published_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option for the day on which an article was published."""
    parser.add_argument("--published", metavar="DATE", type=_day, default="", help="date of publication: 2020-09-30")


def line_of_text(written: str) -> str:
    """Return one line of text as an option gives it, or nothing where it is left out.

    Raises:
        argparse.ArgumentTypeError: it is blank, too long, or has line breaks or control characters in it.
    """
    message = ""
    if written and not written.strip():
        message = "it is empty. Leave the option out, or write one line of text"
    elif len(written) > LONGEST_LINE:
        message = f"it has {plural(len(written), 'character')}. Use at most {LONGEST_LINE}"
    elif written and not written.isprintable():
        message = f"'{one_line(written)}' is not one line of plain text. Leave out line breaks and control characters"
    if message:
        raise argparse.ArgumentTypeError(message)
    return written.strip()


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError:
        message = f"'{written}' is not a date. Write it as 2020-09-30"
        raise argparse.ArgumentTypeError(message) from None


def login_name() -> str:
    """Return the name of whoever is logged in, as the operating system has it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "command line"
