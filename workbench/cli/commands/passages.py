"""`workbench passages`: where in a source a claim's answer may stand."""

import argparse
import json
import sys
from dataclasses import asdict

from workbench.cli.article_files import read_article_and_warn
from workbench.cli.terminal import one_line, places_in, plural
from workbench.errors import WorkbenchError
from workbench.passages.find import Passage
from workbench.passages.unsupported import unsupported_words
from workbench.services.search.embeddings import search_method
from workbench.services.search.search_texts import find_passages

BAD_INPUT = 2

EPILOG = """\
A passage is printed as SOURCE:LINE:COLUMN: CUE "QUOTE", best first. The cue is
supports, differs (with the difference) or silent. It is never a verdict.

exit status:
  0  the source was read    2  it could not be read

examples:
  workbench passages "62% saw the alliance as unfavorable." report.pdf
  workbench passages "The bridge cost $5 million." page.html --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the arguments of `workbench passages`."""
    parser.epilog = EPILOG
    parser.add_argument("claim", metavar="CLAIM", help="the claim, in quotation marks")
    parser.add_argument("source", metavar="SOURCE", help="a text, web page, PDF or Word file, an address, or -")
    parser.add_argument("--limit", type=int, default=3, help="passages to show, at most (default: 3)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one object")


def run(options: argparse.Namespace) -> int:
    """Return 0, or 2 where the source could not be read."""
    try:
        source = read_article_and_warn(options.source, title="", published="")
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return BAD_INPUT
    passages = find_passages(options.claim, source.text, limit=options.limit)
    if options.format == "json":
        print(json.dumps(as_json(options.claim, passages)))
    else:
        print("\n".join(text_lines(options.claim, source.text, passages=passages, origin=one_line(options.source))))
    return 0


def as_json(claim_text: str, passages: tuple[Passage, ...]) -> dict[str, object]:
    """Return the passages as one object for JSON, spans in code points of the source's text."""
    unsupported = unsupported_words(claim_text, [passage.quote for passage in passages])
    return {
        "claim": claim_text,
        "way": search_method(),
        "passages": [_passage_as_json(passage) for passage in passages],
        "unsupported": [{"start": span.start, "end": span.end, "quote": span.of(claim_text)} for span in unsupported],
    }


def _passage_as_json(passage: Passage) -> dict[str, object]:
    return asdict(passage) | {"matches": [match._asdict() for match in passage.matches]}


def text_lines(claim_text: str, text: str, *, passages: tuple[Passage, ...], origin: str) -> list[str]:
    """Return the passages as lines for a reader, the claim's words they lack, and how they were found."""
    place = places_in(text)
    lines = [f"{origin}:{place(passage.start)}: {_line(passage)}" for passage in passages]
    unsupported = unsupported_words(claim_text, [passage.quote for passage in passages])
    if unsupported:
        lines.append("in none of them: " + ", ".join(f'"{one_line(span.of(claim_text))}"' for span in unsupported))
    return [*lines, f"{origin}: {plural(len(passages), 'passage')}, found {search_method()}"]


def _line(passage: Passage) -> str:
    remarks = "".join(f" ({one_line(difference)})" for difference in passage.differences)
    return f'{passage.cue}{remarks} "{one_line(passage.quote)}"'
