"""`workbench doctor`: is the store whole, and is everything installed?"""

import argparse
import sys

from workbench.cli.options import add_claims_option
from workbench.cli.terminal import counted, one_line
from workbench.services.doctoring import examine
from workbench.wiring import open_desk

PROBLEM_FOUND = 1

EPILOG = """\
Reads the settings files and every record, follows the hash chain of the journals,
recomputes the hash of everything kept, checks timestamps and looks for the
language model. Each problem is a line that says where, what, and how to mend it.
A claim or a flag on which people decided, none having seen the others', is in
conflict and a problem until somebody decides between them. What the store did by
itself, such as bringing a folder to a newer schema, is said as well and is no
problem.

exit status:
  0  all is well    1  a problem was found    2  the store could not be read

example:
  workbench doctor --claims claims
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench doctor`."""
    parser.epilog = EPILOG
    add_claims_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 where all is well, else 1."""
    desk = open_desk(options.claims)
    problems = examine(desk)
    for line in (*desk.store.notices(), *problems):
        print(one_line(str(line), width=sys.maxsize))
    if problems:
        print(f"{options.claims}: {counted(len(problems), 'problem')}")
        return PROBLEM_FOUND
    print(f"{options.claims}: all is well, {counted(len(desk.store.article_list()), 'article')}")
    return 0
