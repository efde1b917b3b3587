"""What the Report page offers to choose from, as rows it can show."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.domain.edited_row import ProposedChange, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.status import UNDECIDED
from workbench.text.counting import plural

_QUOTE = 60
_NAME = 60


class ClaimChoice(NamedTuple):
    """A decided claim to publish a page about: its number, and how it is shown."""

    number: str
    shown: str


def claim_choices(review: Review) -> tuple[ClaimChoice, ...]:
    """Return the claims somebody has decided, in reading order."""
    return tuple(
        ClaimChoice(reviewed.number, f"{reviewed.number} ({reviewed.status}): {_short(reviewed.claim.quote)}")
        for reviewed in review.claims
        if reviewed.verdict is not None and not reviewed.status.is_undecided
    )


def open_note(review: Review) -> str:
    """Return one sentence on what nobody has decided yet."""
    claims = sum(1 for reviewed in review.claims if reviewed.status.is_undecided)
    flags = sum(1 for reviewed in review.flags if reviewed.status in UNDECIDED)
    text = " and ".join(plural(*each) for each in ((claims, "claim"), (flags, "flag")) if each[0])
    if not text:
        return "Every claim is decided and every flag answered."
    return f"{text} {'is' if claims + flags == 1 else 'are'} still open; the report says so."


def file_name(kind: str, title: str, form: str) -> str:
    """Return a name for the downloaded file, of small letters, digits and dashes.

    >>> file_name("audit", "Élysée: 36% agree", "pdf")
    'audit-lys-e-36-agree.pdf'
    """
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_NAME].strip("-") or "article"
    return f"{kind}-{name}.{form}"


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE].rstrip()}…"


def change_lines(change: ProposedChange) -> list[str]:
    """Return lines for a change in an edited report: what it is, the claim's words, reason, place and conflict."""
    lines = [f"{change.subject[:1].upper()}{change.subject[1:]}: {change.before} → {change.label}", f"“{change.quote}”"]
    lines += [change.rationale] if change.rationale else []
    lines += [f"Should read: “{change.should_read}”"] if change.should_read else []
    lines.append(f"{change.where}, by {change.author}" if change.author else change.where)
    return [*lines, f"Conflict: {change.conflict}. Selecting this overrules it."] if change.conflict else lines


def remark_lines(remark: Remark) -> list[str]:
    """Return a comment that is not a verdict, unchanged, under who wrote it and where."""
    about = f", on claim {remark.about}" if remark.about else ""
    return [f"{remark.author or 'Unnamed author'}{about} ({remark.where}), not a verdict:", remark.words]


def accepted_lines(given: int, left: Sequence[Problem]) -> list[str]:
    """Return how many verdicts were applied, and what was not applied and why."""
    return [f"{plural(given, 'verdict')} applied.", *(f"Not applied: {problem}" for problem in left)]
