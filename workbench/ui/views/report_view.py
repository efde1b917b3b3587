"""What the Report page offers to choose from, as rows it can show."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.domain.edited_row import ProposedChange, Remark
from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.domain.status import UNDECIDED
from workbench.text.counting import counted

_QUOTE = 60
_NAME = 60


class ClaimChoice(NamedTuple):
    """A decided claim to publish a page about: its number, and how it is shown."""

    number: str
    shown: str


def claim_choices(review: Review) -> tuple[ClaimChoice, ...]:
    """The claims somebody has decided, in reading order."""
    return tuple(
        ClaimChoice(standing.number, f"{standing.number} ({standing.status}): {_short(standing.claim.quote)}")
        for standing in review.claims
        if standing.verdict is not None and not standing.status.is_undecided
    )


def open_note(review: Review) -> str:
    """One sentence on what nobody has decided yet."""
    claims = sum(1 for standing in review.claims if standing.status.is_undecided)
    flags = sum(1 for standing in review.flags if standing.status in UNDECIDED)
    told = " and ".join(counted(*each) for each in ((claims, "claim"), (flags, "flag")) if each[0])
    if not told:
        return "Every claim is decided and every flag answered."
    return f"{told} {'is' if claims + flags == 1 else 'are'} still open; the report says so."


def file_name(kind: str, title: str, form: str) -> str:
    """A name for the downloaded file, of small letters, digits and dashes.

    >>> file_name("audit", "Élysée: 36% agree", "pdf")
    'audit-lys-e-36-agree.pdf'
    """
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_NAME].strip("-") or "article"
    return f"{kind}-{name}.{form}"


def _short(quote: str) -> str:
    told = " ".join(quote.split())
    return told if len(told) <= _QUOTE else f"{told[:_QUOTE].rstrip()}…"


def change_lines(change: ProposedChange) -> list[str]:
    """A change of a report that came back: what it is, then the claim's words, the reason, its place, a conflict."""
    lines = [f"Claim {change.number}: {change.before} → {change.label}", f"“{change.quote}”"]
    lines += [change.rationale] if change.rationale else []
    lines.append(f"{change.where}, by {change.author}" if change.author else change.where)
    return [*lines, f"Conflict: {change.conflict}. Selecting this overrules it."] if change.conflict else lines


def remark_lines(remark: Remark) -> list[str]:
    """A comment that is no verdict, as it stands, under who wrote it and where."""
    about = f", on claim {remark.about}" if remark.about else ""
    return [f"{remark.author or 'Unnamed author'}{about} ({remark.where}), not a verdict:", remark.words]


def accepted_lines(given: int, left: Sequence[Problem]) -> list[str]:
    """How many verdicts were given, and what was left and why."""
    return [f"{counted(given, 'verdict')} applied.", *(f"Not applied: {problem}" for problem in left)]
