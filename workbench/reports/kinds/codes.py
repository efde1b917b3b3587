"""The sections that fact-checking codes require of every published check: method, corrections, publisher, changes."""

from typing import Final

from workbench.domain.event import Event, EventKind
from workbench.domain.report import Report
from workbench.reports.kinds.shared_lines import format_time, stage_change_line, verdict_line
from workbench.reports.typeset.model import (
    DefinitionList,
    Inline,
    Line,
    Paragraph,
    Section,
    Words,
    join_inlines,
    line,
    link_or_words,
)

METHOD: Final = (
    "Claims and flags were found by rules, and by a small language model where one is installed, "
    "on the reviewer's own machine; every verdict is a person's. A verdict stands until its reviewer takes it back "
    "or a later one supersedes it; nothing is erased. Archived copies are kept under the SHA-256 of their bytes, "
    "so that a change of one shows."
)
_EVENT_NAMES: Final = {
    EventKind.ADDED: "article added",
    EventKind.SCANNED: "claims and flags looked for",
    EventKind.EXPORTED: "exported",
    EventKind.ASSESSED: "source assessed",
    EventKind.REVISED: "review carried over from the previous version",
}


def method_section(report: Report) -> Section:
    """Say how the check was made, and what each verdict means."""
    own_method = [Paragraph(line(report.publisher.method))] if report.publisher.method else []
    meanings = tuple((f"{label.mark} {label.name}", line(label.meaning)) for label in report.labels)
    return Section("method", "Method", (*own_method, Paragraph(line(METHOD)), DefinitionList(meanings)))


def corrections_section(report: Report) -> Section:
    """Say who publishes the check and where readers ask for a correction, or that neither is set."""
    publisher = report.publisher
    contact = linked_contact(publisher.corrections) if publisher.corrections else None
    rows = (
        ("Publisher", join_inlines([link_or_words(publisher.name, publisher.url)]) or line("not named")),
        ("Corrections", line("Tell us of a mistake: ", contact, ".") if contact else line("no contact given")),
    )
    return Section("corrections", "Publisher and corrections", (DefinitionList(rows),))


def linked_contact(contact: str) -> Inline:
    """Return the corrections contact, as a link where it is the address of a page or of a mailbox."""
    is_mailbox = "@" in contact and "/" not in contact and " " not in contact and ":" not in contact
    link = link_or_words(contact, f"mailto:{contact}" if is_mailbox else contact)
    return Words(contact) if isinstance(link, Words) else link


def change_log_section(report: Report) -> Section:
    """List every verdict, stage change and event, oldest first, including what was taken back."""
    dated_lines: list[tuple[str, Line]] = []
    for claim in report.claims:
        name = f"claim {claim.number}: "
        dated_lines += [(past.verdict.decided_at, line(name, *verdict_line(past))) for past in claim.history]
    for claim in report.claims:
        name = f"claim {claim.number}: "
        dated_lines += [(change.move.moved_at, line(name, *stage_change_line(change))) for change in claim.moves]
    dated_lines += [(event.at, _event_line(event)) for event in report.review.events]
    rows = tuple((format_time(at), change) for at, change in sorted(dated_lines, key=lambda change: change[0]))
    return Section("changes", "Change log", (DefinitionList(rows) if rows else Paragraph(line("Nothing yet.")),))


def _event_line(event: Event) -> Line:
    what = _EVENT_NAMES.get(event.kind, f"{event.kind} {event.subject_id}")
    if event.kind is EventKind.ADDED and event.subject_id != event.article_id:
        what = "claim added"
    note = f": {event.note}" if event.note else ""
    return line(f"{what} by {event.reviewer}{note}")
