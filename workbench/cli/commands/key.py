"""`workbench key`: a key of one's own to sign bundles with."""

import argparse
import secrets
from pathlib import Path

from workbench.bundle.keys import ID_BYTES, SEED_BYTES, SecretKey, public_key_file, public_line, secret_key_file
from workbench.cli.output import write_file
from workbench.cli.signatures import write_secret

EPILOG = """\
Makes NAME.key, which signs and must stay secret (it has no password), and
NAME.pub, which you can publish so that anyone can check your bundles. The files are those of the
public tool minisign, which checks the signatures too.

examples:
  workbench key new desk
  workbench bundle "Could Russia" --output check.zip --sign desk.key
  workbench verify check.zip --key desk.pub
  minisign -V -p desk.pub -m check.zip
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench key`."""
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="make a key")
    new.add_argument("name", metavar="NAME", type=Path, help="the name of the two files, without .key and .pub")


def run(options: argparse.Namespace) -> int:
    """Return 0 once both files are written; an error in one line where one already exists."""
    key = SecretKey(number=secrets.token_bytes(ID_BYTES), seed=secrets.token_bytes(SEED_BYTES))
    secret, public = (options.name.with_name(options.name.name + ending) for ending in (".key", ".pub"))
    write_secret(secret, secret_key_file(key))
    write_file(public, public_key_file(key.public).encode("ascii"))
    print(f"{secret}: keep this file secret. To sign with it: workbench bundle ARTICLE --output FILE --sign {secret}")
    print(f"{public}: publish this key: {public_line(key.public)}")
    return 0
