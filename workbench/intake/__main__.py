"""Read one document from standard input in a process of its own, which may crash without harm.

The first argument is the media type. The outcome is written to standard output as JSON.
"""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any, Final

from workbench.intake.article_kinds import ARTICLE_KINDS
from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import COMMENTS, CSV, WHOLE_CSV, WHOLE_XLSX, XLSX
from workbench.intake.readers import reader_of

MEMORY_BYTES: Final = 2_000_000_000
"""Size of the address space; a large PDF needs a tenth of it."""
SECONDS: Final = 60

_OTHER_READERS: Final = {
    COMMENTS: "comments:read_comments",
    CSV: "datasets.comma_separated:read_csv",
    XLSX: "datasets.workbook:read_xlsx",
    WHOLE_CSV: "datasets.comma_separated:read_whole_csv",
    WHOLE_XLSX: "datasets.workbook:read_whole_xlsx",
}
_READERS: Final = {kind.media_type: kind.reader for kind in ARTICLE_KINDS} | _OTHER_READERS


def main() -> None:
    """Read within limits of memory and time, and print the text, or the reason why there is none."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        outcome = asdict(_reader_of(sys.argv[1])(sys.stdin.buffer.read()))
    except UnreadableError as error:
        outcome = {"what": error.what, "fix": error.fix}
    except (MemoryError, RecursionError):
        outcome = {"what": "reading it needs more memory than is allowed", "fix": "Paste the text."}
    json.dump(outcome, sys.stdout)


def _reader_of(media_type: str) -> Callable[[bytes], Any]:
    if media_type in _READERS:
        module, _, name = _READERS[media_type].partition(":")
        found: Callable[[bytes], Any] = getattr(import_module(f"workbench.intake.{module}"), name)
        return found
    reader = reader_of(media_type)
    if reader is None:
        raise UnreadableError(what=f"the workbench cannot read {media_type}", fix="Paste the text.")
    return reader.read


if __name__ == "__main__":
    main()
