"""`workbench verify`: is a bundle byte for byte as it was made?"""

import argparse
from pathlib import Path

from workbench.cli.intake import read_bytes
from workbench.cli.terminal import counted, one_line
from workbench.reports.bundle import LARGEST, BundleError, bundle_id, verified

DIFFERS = 1

EPILOG = """\
Needs no network and no store. Every file is compared with the manifest, and the
ZIP file with how it was packed, so that one changed byte anywhere is found. Who
changes a file and the manifest with it gets a bundle with another id: compare
the id with the one that was published.

exit status:
  0  whole    1  a part differs; the first one is named    2  it cannot be read

example:
  workbench verify check.zip --id 3f2a...
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench verify`."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", type=Path, help="a bundle that `workbench bundle` wrote")
    parser.add_argument("--id", metavar="SHA256", default="", help="the id that was published with the bundle")


def run(options: argparse.Namespace) -> int:
    """0 where the bundle is whole, 1 where a part differs."""
    content = read_bytes(options.file, most=LARGEST)
    found = bundle_id(content)
    try:
        told = verified(content)
    except BundleError as error:
        print(f"{options.file}: {error}")
        return DIFFERS
    if options.id and options.id.strip().lower() != found:
        print(f"{options.file}: the id is {found}, not the one given")
        return DIFFERS
    about = told.get("article") or {}
    title = one_line(str(about.get("title", "")))
    print(f"{options.file}: whole, {counted(len(told['files']), 'file')}, made {told.get('made_at', '')}: {title}")
    print(f"id {found}")
    return 0
