"""What the codes of fact-checkers ask every published check to say: method, corrections, publisher, changes."""

from typing import Final

from workbench.domain.event import Event, EventKind
from workbench.domain.report import Report
from workbench.reports.kinds.shared_lines import moment, move_line, verdict_line
from workbench.reports.typeset.model import Facts, Inline, Line, Paragraph, Section, Words, joined, line, linked

METHOD: Final = (
    "Claims and flags were found by rules, and by a small language model where one is installed, "
    "on the reviewer's own machine; every verdict is a person's. A verdict stands until its reviewer takes it back "
    "or a later one supersedes it; nothing is erased. Archived copies are kept under the SHA-256 of their bytes, "
    "so that a change of one shows."
)
_TOLD: Final = {
    EventKind.ADDED: "article added",
    EventKind.SCANNED: "claims and flags looked for",
    EventKind.EXPORTED: "exported",
    EventKind.ASSESSED: "source assessed",
    EventKind.REVISED: "review carried over from the previous version",
}


def method(report: Report) -> Section:
    """How the check was made, and what each verdict means."""
    own = [Paragraph(line(report.publisher.method))] if report.publisher.method else []
    meanings = tuple((f"{label.mark} {label.name}", line(label.meaning)) for label in report.labels)
    return Section("method", "Method", (*own, Paragraph(line(METHOD)), Facts(meanings)))


def corrections(report: Report) -> Section:
    """Who publishes the check, and where a reader asks for a correction; said also where it is not set."""
    publisher = report.publisher
    contact = linked_contact(publisher.corrections) if publisher.corrections else None
    rows = (
        ("Publisher", joined([linked(publisher.name, publisher.url)]) or line("not named")),
        ("Corrections", line("Tell us of a mistake: ", contact, ".") if contact else line("no contact given")),
    )
    return Section("corrections", "Publisher and corrections", (Facts(rows),))


def linked_contact(contact: str) -> Inline:
    """The corrections contact, a link where it is an address of a page or of a mailbox."""
    mailbox = "@" in contact and "/" not in contact and " " not in contact and ":" not in contact
    there = linked(contact, f"mailto:{contact}" if mailbox else contact)
    return Words(contact) if isinstance(there, Words) else there


def change_log(report: Report) -> Section:
    """Every verdict, step over the desk and other happening, oldest first, what was taken back included."""
    told = [
        (past.verdict.decided_at, line(f"claim {claim.number}: ", *verdict_line(past)))
        for claim in report.claims
        for past in claim.history
    ]
    told += [
        (step.move.moved_at, line(f"claim {claim.number}: ", *move_line(step)))
        for claim in report.claims
        for step in claim.moves
    ]
    told += [(event.at, _of_event(event)) for event in report.review.events]
    rows = tuple((moment(at), change) for at, change in sorted(told, key=lambda change: change[0]))
    return Section("changes", "Change log", (Facts(rows) if rows else Paragraph(line("Nothing yet.")),))


def _of_event(event: Event) -> Line:
    what = _TOLD.get(event.kind, f"{event.kind} {event.subject_id}")
    if event.kind is EventKind.ADDED and event.subject_id != event.article_id:
        what = "claim added"
    note = f": {event.note}" if event.note else ""
    return line(f"{what} by {event.reviewer}{note}")
