"""`workbench verify`: is a bundle byte for byte as it was made, and by whom?"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.bundle.minisign import SignatureError, verify_signature
from workbench.bundle.package import LARGEST, BundleError, bundle_id, verify_bundle
from workbench.cli.article_files import read_bytes
from workbench.cli.signatures import public_key_of, signature_path, text_at
from workbench.cli.terminal import one_line, plural
from workbench.services.check_desk import find_departures
from workbench.wiring import open_existing_desk

DIFFERS = 1

EPILOG = """\
Needs neither a network nor a store. Every file is compared with the manifest, and the
ZIP file with how it was packed, so that a single changed byte is found. Anyone who
changes a file and the manifest with it gets a bundle with another id: compare
the id with the one that was published, or the signature with the desk's key.

--against checks whether the journals of a claims folder still hold every commit that
they held when the bundle was made: this reveals a rewritten history.

exit status:
  0  whole    1  a part, the signature or the history differs    2  it cannot be read

examples:
  workbench verify check.zip --id 3f2a...
  workbench verify check.zip --key desk.pub
  workbench verify check.zip --against claims
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench verify`."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", type=Path, help="a bundle that `workbench bundle` wrote")
    parser.add_argument("--id", metavar="SHA256", default="", help="the id that was published with the bundle")
    parser.add_argument("--key", metavar="PUB", default="", help="the signer's public key: a file, or the key itself")
    parser.add_argument("--against", metavar="DIR", type=Path, help="the claims folder that the bundle was made from")
    parser.add_argument("--signature", metavar="FILE", type=Path, help="the signature (default: FILE.minisig)")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the bundle is unaltered, and signed where a key is given; 1 where a part differs."""
    content = read_bytes(options.file, most=LARGEST)
    try:
        manifest = verify_bundle(content)
        _check_id(content, options.id.strip().lower())
        lines = _signature_lines(content, options)
        missing_commits = find_departures(open_existing_desk(options.against), manifest) if options.against else ()
    except (BundleError, SignatureError) as error:
        print(f"{options.file}: {error}")
        return DIFFERS
    for line in (*_about(options.file, manifest, bundle_id(content)), *lines):
        print(line)
    for problem in missing_commits:
        print(f"{options.against}: {one_line(str(problem), width=sys.maxsize)}")
    if missing_commits:
        return DIFFERS
    if options.against:
        print(f"{options.against}: still holds every commit from when the bundle was made")
    return 0


def _check_id(content: bytes, wanted: str) -> None:
    actual = bundle_id(content)
    if wanted and wanted != actual:
        raise BundleError(path="the bundle", what=f"its id is {actual}, not the one given")


def _signature_lines(content: bytes, options: argparse.Namespace) -> list[str]:
    signature_file = options.signature or signature_path(options.file)
    if not options.key:
        manifest = [f"{signature_file}: not checked; name the signer's key with --key"]
        return manifest if options.signature or signature_file.is_file() else []
    key = public_key_of(options.key)
    if not signature_file.is_file():
        raise SignatureError(what=f"it is not signed: there is no {signature_file}")
    try:
        comment = verify_signature(content, text_at(signature_file), key)
    except SignatureError as error:
        raise SignatureError(what=f"the signature {signature_file} is not valid: {error}") from None
    return [f"signed with this key: {one_line(comment, width=300)}"]


def _about(path: Path, manifest: Mapping[str, Any], actual: str) -> list[str]:
    article = manifest.get("article")
    title = one_line(str(article.get("title", ""))) if isinstance(article, dict) else ""
    made_at = one_line(str(manifest.get("made_at", "")))
    return [f"{path}: whole, {plural(len(manifest['files']), 'file')}, made {made_at}: {title}", f"id {actual}"]
