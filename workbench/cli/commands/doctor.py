"""`workbench doctor`: is the store whole, and is everything installed?"""

import argparse
import sys

from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.terminal import counted, one_line
from workbench.domain.problem import Problem
from workbench.services.check_desk import check_desk, named_copies, take_in
from workbench.services.findings.write_tables import settle_all
from workbench.store.archive.leftovers import tidy_up
from workbench.store.folder.compacting import compact, unpack
from workbench.wiring import open_existing_desk

PROBLEM_FOUND = 1

EPILOG = """\
Reads the settings files and every record, follows the hash chain of the journals,
recomputes the hash of everything kept, checks timestamps and looks for the
language model. Each problem is a line that says where, what, and how to mend it.
A claim or a flag on which people decided, none having seen the others', is in
conflict and a problem until somebody decides between them. What the store did by
itself, such as bringing a folder to a newer schema, is said as well and is no
problem; what any program repaired since the last time is said once.

--take-in writes the rows that no journal holds into this folder's journal, where
they count and are protected, and accepts the journals as they are: what was cut
from them is not reported any more. Use it when no backup has the journal.

--compact packs the journals into a compressed file each, which is read like before;
this folder goes on in a new journal. --unpack puts them back, byte for byte. However
either ends, no record is lost.

--tidy removes temporary files of writes that did not end, and sets aside in
.history/rejects each note of a copy that is not here and that no record names. Close
other copies of the workbench first. At every start those are removed that are an hour old.

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
    packing.add_argument("--compact", action="store_true", help="pack the journals into a compressed file each")
    packing.add_argument("--unpack", action="store_true", help="put packed journals back as they were")
    parser.add_argument("--tidy", action="store_true", help="remove what broken-off writes left, and say what")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 where all is well, else 1."""
    desk = open_existing_desk(options.claims)
    done = list(take_in(desk, by=options.by)) if options.take_in else []
    if options.tidy:
        done += tidy_up(options.claims, named=named_copies(desk.store.load_all()))
    done += _packed(options)
    written = settle_all(desk)
    found = (*written, *check_desk(desk))
    repaired, in_order = desk.store.untold_repairs()
    problems = dict.fromkeys((*found, *repaired))
    for line in dict.fromkeys((*done, *desk.store.notices(), *in_order, *problems)):
        print(one_line(str(line), width=sys.maxsize))
    if problems:
        print(f"{options.claims}: {counted(len(problems), 'problem')}")
        return PROBLEM_FOUND
    print(f"{options.claims}: all is well, {counted(len(desk.store.article_list()), 'article')}")
    return 0


def _packed(options: argparse.Namespace) -> tuple[Problem, ...]:
    """What was done about the journals' packing."""
    if options.compact:
        return compact(options.claims)
    return unpack(options.claims) if options.unpack else ()
