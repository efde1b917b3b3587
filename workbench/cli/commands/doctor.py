"""`workbench doctor`: is the store whole, and is everything installed?"""

import argparse

from workbench.cli.options import add_claims_option
from workbench.cli.terminal import counted
from workbench.services.doctoring import examine, named_copies
from workbench.store.archive.leftovers import tidy_up
from workbench.wiring import open_existing_desk

PROBLEM_FOUND = 1

EPILOG = """\
Reads the settings files and every record, follows the hash chain of the journals, recomputes the hash of
everything kept, checks timestamps and looks for the language model. Each problem
is a line that says where, what, and how to mend it. What the store did by itself,
such as bringing a folder to a newer schema, is said as well and is no problem.

--tidy removes temporary files of writes that did not end, and sets aside in
.history/rejects each note of a copy that is not here and that no record names. Close
other copies of the workbench first. At every start those are removed that are an hour old.

exit status:
  0  all is well    1  a problem was found    2  the store could not be read

example:
  workbench doctor --claims claims
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench doctor`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("--tidy", action="store_true", help="remove what broken-off writes left, and say what")


def run(options: argparse.Namespace) -> int:
    """0 where all is well, else 1."""
    desk = open_existing_desk(options.claims)
    if options.tidy:
        for line in tidy_up(options.claims, named=named_copies(desk.store.load_all())):
            print(line)
    problems = examine(desk)
    for line in (*desk.store.notices(), *problems):
        print(line)
    if problems:
        print(f"{options.claims}: {counted(len(problems), 'problem')}")
        return PROBLEM_FOUND
    print(f"{options.claims}: all is well, {counted(len(desk.store.article_list()), 'article')}")
    return 0
