"""What comes of attaching a source: the evidence, and which details of it were not recorded."""

from dataclasses import dataclass, fields

from workbench.domain.source import Evidence, Source
from workbench.domain.source_details import SourceMetadata
from workbench.review.edited_report import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The evidence recorded, and a line for the reviewer where some of what they entered was not; mostly empty."""

    evidence: Evidence
    notice: str = ""


def unrecorded_details(entered: SourceMetadata, *, source: Source, recorded: Source | None) -> str:
    """Name in one line the details that were `entered` and that the source, `recorded` before, has otherwise.

    `source` is the source as it would have been recorded, had the article not had it already.
    """
    if recorded is None:
        return ""
    differing = [
        f"{name} '{_printable(getattr(entered, name))}' (stays {_stays(getattr(recorded, name))})"
        for name in (field.name for field in fields(SourceMetadata))
        if getattr(entered, name) and getattr(source, name) != getattr(recorded, name)
    ]
    if not differing:
        return ""
    which = "The article already has this source, with the details first recorded."
    return f"{which} Not recorded: {', '.join(differing)}. To record them, attach the source as a citation."


def _stays(value: str) -> str:
    return f"'{_printable(value)}'" if value else "empty"


def _printable(value: str) -> str:
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in shorten(value))
