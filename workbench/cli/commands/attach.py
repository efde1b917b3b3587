"""`workbench attach`: a source for a claim, from the terminal."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from workbench.cli.article_files import read_bytes
from workbench.cli.commands.report import article_named
from workbench.cli.options import add_assessment_options, add_claims_option, add_reviewer_option
from workbench.cli.reviewers import use_known_spelling
from workbench.cli.targets import claim_named
from workbench.cli.terminal import one_line
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.domain.source_details import SOURCE_DETAILS, SourceMetadata
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import (
    LARGEST_FILE,
    attach_citation,
    attach_file,
    attach_person,
    attach_url,
)
from workbench.services.sources.attachment import Attachment
from workbench.services.sources.details import Contact, EvidenceInput, validated
from workbench.wiring import open_existing_desk

EPILOG = """\
One of --citation, --url, --file and --person says what the source is. For a file, what
you leave out is read from it: title, date, and the address a saved page came from.
A source has no stance and no type until you set them, here or with `workbench assess`.

examples:
  workbench attach "Could Russia" 37 --citation "Pew, spring 2017, p. 3" --passage "36% favorable" \\
      --stance supports --source-type secondary
  workbench attach "Could Russia" 37 --url https://example.org/poll --stance refutes
  workbench attach "Could Russia" 37 --file poll.pdf --passage "36% have a favorable view"
  workbench attach "Could Russia" 37 --file poll.xlsx --at "Views!B2:C4"
  workbench attach "Could Russia" 37 --file ballot.png --alt "A ballot paper with two crosses"
  workbench attach "Could Russia" 37 --person "Anna Berg, pollster" --how letter --published 2020-09-30
"""


class _Claim(NamedTuple):
    """A claim of an article, on a desk."""

    desk: Desk
    article_id: str
    claim_id: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench attach`."""
    parser.epilog = EPILOG
    add_claims_option(parser)
    parser.add_argument("article", metavar="ARTICLE", help="the article: its id or title, or the beginning of either")
    parser.add_argument("claim", metavar="CLAIM", help="the claim: its number, its id, or its first words")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--citation", metavar="WORDS", help="title, author and page; nothing is fetched")
    source.add_argument("--url", help="a web address, fetched once and archived")
    source.add_argument("--file", metavar="FILE", type=Path, help="any kind of file; a copy is archived")
    source.add_argument("--person", metavar="WHO", help="who was asked, and in what role")
    parser.add_argument("--how", choices=tuple(Contact), default=Contact.PHONE, help="how the person was asked")
    add_assessment_options(parser)
    parser.add_argument("--passage", metavar="WORDS", default="", help="the relevant words of the source")
    parser.add_argument(
        "--at", metavar="PLACE", default="", help="where they are: page 3, 00:12:30, cells such as B2:D9"
    )
    for detail in SOURCE_DETAILS:
        parser.add_argument(f"--{detail.asked_as}", metavar=detail.metavar, default="", help=detail.help)
    parser.add_argument("--alt", metavar="WORDS", default="", help="what an image shows (required for an image)")
    parser.add_argument("--note", metavar="WORDS", default="", help="your own note on the source")
    add_reviewer_option(parser)


def run(options: argparse.Namespace) -> int:
    """Return 0 once the source is attached; an error in one line where it cannot be."""
    desk = open_existing_desk(options.claims)
    use_known_spelling(options, desk)
    article = article_named(options.article, desk.store.article_list())
    standing = claim_named(options.claim, open_review(desk, article.id))
    attachment = _attach_function(options)(_Claim(desk, article.id, standing.claim.id), options)
    evidence = attachment.evidence
    review = open_review(desk, article.id)
    source = next(source for source in review.sources if source.id == evidence.source_id)
    for line in _summary_lines(standing.number, evidence, source):
        print(line)
    if attachment.notice:
        print(f"  {attachment.notice}")
    if not evidence.stance.is_given:
        attached = len(claim_named(standing.claim.id, review).evidence)
        which = f"{article.id} {standing.number} --source {attached}"
        print(f"  Set its stance next: workbench assess {which} --stance supports")
    return 0


def _attach_function(options: argparse.Namespace) -> Callable[[_Claim, argparse.Namespace], Attachment]:
    if options.citation is not None:
        return _attach_citation
    if options.url is not None:
        return _attach_url
    return _attach_file if options.file is not None else _attach_person


def _attach_citation(claim: _Claim, options: argparse.Namespace) -> Attachment:
    about = validated(_metadata(options, title=options.citation))
    return attach_citation(*claim, about=about, bearing=_evidence_input(options))


def _attach_url(claim: _Claim, options: argparse.Namespace) -> Attachment:
    about = _metadata(options, title=options.title, note=options.alt)
    return attach_url(*claim, url=options.url, bearing=_evidence_input(options), about=about)


def _attach_file(claim: _Claim, options: argparse.Namespace) -> Attachment:
    content = read_bytes(options.file, most=LARGEST_FILE)
    about = _metadata(options, title=options.title, note=options.alt)
    return attach_file(*claim, content=content, name=options.file.name, bearing=_evidence_input(options), about=about)


def _attach_person(claim: _Claim, options: argparse.Namespace) -> Attachment:
    about = _metadata(options, title=options.person)
    return attach_person(*claim, about=about, contact=Contact(options.how), bearing=_evidence_input(options))


def _metadata(options: argparse.Namespace, *, title: str, note: str = "") -> SourceMetadata:
    given = {detail.name: getattr(options, detail.asked_as) for detail in SOURCE_DETAILS}
    return SourceMetadata(**given | {"title": title, "note": note})


def _evidence_input(options: argparse.Namespace) -> EvidenceInput:
    return EvidenceInput(
        stance=Stance(options.stance or Stance.NOT_GIVEN),
        standing=SourceTier(options.standing or SourceTier.NOT_GIVEN),
        by=options.by,
        passage=options.passage,
        locator=options.at,
        note=options.note,
    )


def _summary_lines(number: str, evidence: Evidence, source: Source) -> list[str]:
    """Return lines that say what was attached, where the passage is, and what else the reviewer should know."""
    parts = (source.standing.in_words, source.kind.value, *source.shown_details, source.url)
    about = " · ".join(part for part in parts if part)
    lines = [f"Claim {number}: {evidence.stance.in_words}: {one_line(source.title)} ({one_line(about)})"]
    if evidence.passage:
        place = evidence.locator or ("word for word" if evidence.end else "as typed")
        lines.append(f"  {one_line(place)}: {one_line(evidence.passage)}")
    if source.note:
        lines.append(f"  {one_line(source.note)}")
    return lines
