"""The commands of `workbench`, each loaded only when asked for."""

import argparse
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import Final, NoReturn

from workbench.version import VERSION

COMMANDS: Final[Mapping[str, str]] = {
    "run": "start the page on this machine",
    "check": "print the claims and flags of text files, like a linter",
    "check-again": "check stored articles again, and print what that changes",
    "ledgers": "print the names, dates, posts, contradictions and attributions of a text file",
    "compare": "check an article against a table of figures",
    "passages": "find the passages of a source that bear on a claim",
    "articles": "list the stored articles, or add some",
    "claim": "add a claim that the machine did not list",
    "state": "show the stage of claims, and change it: checking, second check, signed off",
    "verdict": "give a verdict on a claim",
    "flag": "list the flags of an article, and accept or dismiss one",
    "comment": "leave a comment on a claim",
    "undo": "undo your last action",
    "attach": "attach a source to a claim: a citation, a URL, a file or a person",
    "assess": "set whether a source supports its claim, and whether it is primary",
    "searches": "print links for looking up the claims of an article",
    "findings": "print statements, verdicts and sources as tables, and write them as files",
    "report": "write the report on an article",
    "edited": "show what an edited report would change, and apply the changes",
    "recheck": "fetch the sources again and report which passages changed",
    "bundle": "write everything about an article's check as one ZIP",
    "verify": "check that a bundle is byte for byte as it was made",
    "warc": "write the archived copies behind an article as one WARC file",
    "key": "make a key to sign bundles with",
    "claimreview": "write the check of a claim as ClaimReview, or list the errors in one",
    "earlier": "import published fact-checks, and find those that answer a claim",
    "names": "list the names as the desk writes them, and add, drop or import some",
    "rules": "list the flag rules, or explain one",
    "doctor": "verify the store, its hashes and the installed models",
}

EXAMPLES: Final = """\
examples:
  workbench run article.txt                  the page, with this article loaded
  workbench check article.txt                claims and flags in the terminal
  workbench check article.txt --format json  the same as JSON
  workbench rules NAM001                     what a rule finds, and why

`workbench COMMAND --help` explains a command.
"""


class OneLineParser(argparse.ArgumentParser):
    """A parser that reports an error in one line."""

    given: Sequence[str] = ()
    """The words of the command line."""

    def error(self, message: str) -> NoReturn:
        """Leave with status 2."""
        message = f"{message}{_hint(message, self.given)}"
        self.exit(2, f"{self.prog}: {message}. See: {self.prog} --help\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options that `argv` gives; leave with status 2 and one line where it cannot be read."""
    parser = OneLineParser(
        prog="workbench",
        description="Find the claims in an article, flag suspicious spots, and record what reviewers decide.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"workbench {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = next((word for word in argv if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.given = argv
        if name == wanted:
            module_of(name).add_arguments(command)
    return parser.parse_args(argv)


def _hint(message: str, given: Sequence[str]) -> str:
    """Return how to write a value that begins with a hyphen, where it was mistaken for another option."""
    wanted = re.fullmatch(r"argument (?:-\w, ?|-\w/)?(--[\w-]+)(?:/.*)?: expected one argument", message)
    if wanted is None:
        return ""
    values = [value for option, value in pairwise(given) if option == wanted[1] and re.match(r"-[^-]", value)]
    return f". Write a value that begins with a hyphen as {wanted[1]}={shlex.quote(values[0])}" if values else ""


def command_of(options: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """Return the function that carries out the command `options` names."""
    command: Callable[[argparse.Namespace], int] = module_of(options.command).run
    return command


def module_of(name: str) -> ModuleType:
    """Load and return the module of the command with this name."""
    return import_module(f"workbench.cli.commands.{name.replace('-', '_')}")
