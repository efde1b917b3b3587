"""`workbench doctor`: is the store whole, and is everything installed?"""

import argparse
import sys

from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.terminal import one_line, plural
from workbench.domain.problem import Problem
from workbench.services.check_desk import accept_stray_rows, check_desk, titles_of_copies
from workbench.services.findings.write_tables import update_all_findings
from workbench.store.archive.leftovers import tidy_up
from workbench.store.folder.compacting import compact, unpack
from workbench.wiring import open_existing_desk

PROBLEM_FOUND = 1

EPILOG = """\
Reads the settings files and every record, follows the hash chain of the journals,
recomputes the hash of everything archived, checks timestamps and looks for the
language model. Each problem is a line that says where, what, and how to fix it.
A claim or a flag that people decided on independently of each other is in
conflict, which is a problem until somebody chooses between them. What the store did by
itself, such as bringing a folder to a newer schema, is printed too, but is not a
problem; repairs since the last time are printed once.

--take-in writes the rows that no journal holds into this folder's journal, where
they count and are protected, and accepts the journals as they are: anything cut
from them is no longer reported. Use it when no backup has the journal.

--compact packs each journal into a compressed file, which is read as before;
this folder continues in a new journal. --unpack restores them, byte for byte. However
either ends, no record is lost.

--tidy removes temporary files of interrupted writes, and sets aside in
.history/rejects each note of a copy that is not here and that no record names. Close
other copies of the workbench first. Those an hour old are removed at every start.

exit status:
  0  all is well    1  a problem was found    2  the store could not be read

examples:
  workbench doctor --claims claims
  workbench doctor --claims claims --take-in --by Ada
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench doctor`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument(
        "--take-in", action="store_true", help="protect the rows that no journal holds; accept the journals as they are"
    )
    packing = parser.add_mutually_exclusive_group()
    packing.add_argument("--compact", action="store_true", help="pack each journal into a compressed file")
    packing.add_argument("--unpack", action="store_true", help="restore packed journals")
    parser.add_argument("--tidy", action="store_true", help="remove what interrupted writes left behind, and list it")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 where all is well, else 1."""
    desk = open_existing_desk(options.claims)
    actions = list(accept_stray_rows(desk, by=options.by)) if options.take_in else []
    if options.tidy:
        actions += tidy_up(options.claims, named=titles_of_copies(desk.store.load_all()))
    actions += _packed(options)
    findings_problems = update_all_findings(desk)
    problems_found = (*findings_problems, *check_desk(desk))
    repaired, in_order = desk.store.unreported_repairs()
    problems = dict.fromkeys((*problems_found, *repaired))
    for line in dict.fromkeys((*actions, *desk.store.notices(), *in_order, *problems)):
        print(one_line(str(line), width=sys.maxsize))
    if problems:
        print(f"{options.claims}: {plural(len(problems), 'problem')}")
        return PROBLEM_FOUND
    print(f"{options.claims}: all is well, {plural(len(desk.store.article_list()), 'article')}")
    return 0


def _packed(options: argparse.Namespace) -> tuple[Problem, ...]:
    """Pack or unpack the journals as the options say, and return what was done."""
    if options.compact:
        return compact(options.claims)
    return unpack(options.claims) if options.unpack else ()
