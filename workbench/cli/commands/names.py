"""`workbench names`: the names of people, bodies and places as the desk writes them."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.cli.article_files import STDIN, read_bytes
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.terminal import one_line, plural
from workbench.domain.desk_name import ListedName, NameKind
from workbench.errors import DecisionRefusedError
from workbench.services.desk import Desk
from workbench.services.names.list_names import NameInput, add_name, drop_name, find_name, load_names
from workbench.services.names.name_table import LARGEST, import_names, names_csv, names_json
from workbench.wiring import open_desk, open_existing_desk

SOMETHING_LEFT_OUT = 1
SHOWN_PROBLEMS = 50
_LONGEST_LINE = 400
_NEEDED = {"add": "the name to add", "drop": "the name to drop", "import": "the CSV file to import"}

EPILOG = """\
A check flags the spellings given as wrong and leaves the right one alone. A post
with its days is held against the titles in articles (rule ROL012).

The CSV file has a heading row; its columns are name, kind, wrong (spellings with
a semicolon between them), post, since, until and note, in any order. Only name is
needed. A name with several posts has a row for each.

exit status:
  0  all is well    1  a row of the file was left out    2  bad input

examples:
  workbench names                                        the list
  workbench names add "Brégançon" --kind place --wrong Bregancon --wrong Brigançon
  workbench names add "Ann Lee" --post "Mayor of Oslo" --since 2015-10 --until 2019
  workbench names drop "Brégançon"
  workbench names import people.csv
  workbench names --format csv > people.csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench names`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("action", nargs="?", choices=tuple(_NEEDED), help="what to do (default: list the names)")
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="the name; for import, the CSV file")
    parser.add_argument(
        "--wrong", metavar="SPELLING", action="append", default=[], help="a spelling that is wrong; repeatable"
    )
    parser.add_argument("--kind", choices=tuple(kind.value for kind in NameKind if kind), help="what the name is of")
    parser.add_argument("--post", metavar="POST", default="", help="a post that the person holds or held")
    parser.add_argument("--since", metavar="DATE", default="", help="its first day: 2020-09-30, 2020-09 or 2020")
    parser.add_argument("--until", metavar="DATE", default="", help="its last day, written the same way")
    parser.add_argument("--note", metavar="WORDS", default="", help="a note, such as who decided it")
    parser.add_argument(
        "--format", choices=("text", "csv", "json"), default="text", help="how to print the list (default: text)"
    )
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the list is printed or changed, or 1 where a row of a file was left out.

    Raises:
        DecisionRefusedError: the name is missing, or the entry is refused.
    """
    if options.action is None:
        _print_list(load_names(open_existing_desk(options.claims)), options)
        return 0
    if not options.name:
        what = f"'names {options.action}' needs {_NEEDED[options.action]}"
        raise DecisionRefusedError(what=what, fix="See: workbench names --help")
    desk = open_existing_desk(options.claims) if options.action == "drop" else open_desk(options.claims)
    use_known_spelling(options, desk)
    if options.action == "import":
        return _import_file(desk, options.name, by=options.by)
    if options.action == "drop":
        print(f"Dropped: {line_of(drop_name(desk, options.name, by=options.by))}")
        return 0
    _add(desk, options)
    return 0


def _add(desk: Desk, options: argparse.Namespace) -> None:
    given = NameInput(
        name=options.name,
        kind=options.kind or "",
        wrong=tuple(options.wrong),
        post=options.post,
        since=options.since,
        until=options.until,
        note=options.note,
    )
    add_name(desk, given, by=options.by)
    listed = find_name(load_names(desk), options.name)
    print(f"On the list: {line_of(listed) if listed else one_line(options.name)}")


def _import_file(desk: Desk, name: str, *, by: str) -> int:
    path = Path(name)
    content = sys.stdin.buffer.read(LARGEST + 1) if name == STDIN else read_bytes(path, most=LARGEST)
    imported = import_names(desk, content, origin=path.name, by=by)
    for problem in imported.problems[:SHOWN_PROBLEMS]:
        print(one_line(str(problem), width=_LONGEST_LINE), file=sys.stderr)
    left = len(imported.problems) - SHOWN_PROBLEMS
    if left > 0:
        print(f"{one_line(path.name)}: {plural(left, 'more problem')}", file=sys.stderr)
    print(f"{one_line(name)}: {plural(len(imported.added), 'entry', 'entries')} added, {imported.known} already known")
    return SOMETHING_LEFT_OUT if imported.problems else 0


def _print_list(names: tuple[ListedName, ...], options: argparse.Namespace) -> None:
    if options.format == "csv":
        sys.stdout.write(names_csv(names))
    elif options.format == "json":
        print(json.dumps(names_json(names)))
    else:
        for line in listing(names):
            print(line)
        print(f"{options.claims}: {plural(len(names), 'name')}")


def listing(names: Iterable[ListedName]) -> Iterator[str]:
    """Yield a line for each name."""
    return map(line_of, names)


def line_of(listed: ListedName) -> str:
    """Return a name with its kind, wrong spellings, posts and notes, on one line."""
    kind = f" ({listed.kind})" if listed.kind else ""
    parts = [f"not: {', '.join(listed.wrong)}"] if listed.wrong else []
    parts += [post.in_words for post in listed.posts]
    parts += listed.notes
    return one_line("; ".join([f"{listed.name}{kind}", *parts]), width=_LONGEST_LINE)
