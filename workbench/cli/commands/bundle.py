"""`workbench bundle`: everything about an article's check in one ZIP that anyone can verify."""

import argparse
from pathlib import Path

from workbench.bundle.minisign import sign
from workbench.bundle.package import bundle_id
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_claims_option, add_reviewer_option
from workbench.cli.output import check_ending, write_file
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.signatures import secret_key_at, signature_path
from workbench.cli.terminal import plural, warn
from workbench.services.export_report import export_bundle
from workbench.wiring import open_existing_desk

EPILOG = """\
The bundle holds the article, every record about it, the archived copy of every
source, the reports, and a manifest of hashes. Publish the printed id with it,
or sign it: the signature is a file next to the ZIP, which minisign can check too.

examples:
  workbench bundle "Could Russia" --output check.zip
  workbench bundle "Could Russia" --output check.zip --sign desk.key
  workbench verify check.zip --key desk.pub
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench bundle`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("--output", metavar="FILE", type=Path, required=True, help="where to write the ZIP")
    parser.add_argument("--sign", metavar="KEY", type=Path, help="sign it with this key, made by: workbench key new")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the bundle is written, and signed where asked; an error in one line where it cannot be."""
    check_ending(options.output, (".zip",), what="a bundle, which is a ZIP file")
    key = secret_key_at(options.sign) if options.sign else None
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    content = export_bundle(desk, article.id, by=options.by, tell=warn)
    write_file(options.output, content)
    print(f"{options.output}: {plural(len(content), 'byte')}, id {bundle_id(content)}")
    if key:
        signature_file = signature_path(options.output)
        comment = f"file:{options.output.name} sha256:{bundle_id(content)} time:{desk.now()}"
        write_file(signature_file, sign(content, key, comment=comment).encode("utf-8"))
        print(f"{signature_file}: signed with {options.sign}")
    return 0
