"""What the panel beside the article says about a claim, as escaped HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from workbench.domain.claim import reading_order
from workbench.domain.comment import Comment
from workbench.domain.conflict import Conflict
from workbench.domain.flag import Flag
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, Source
from workbench.domain.verdict import Verdict
from workbench.domain.wording import rewords, word_changes
from workbench.reports.escaping import safe_link, show_hidden
from workbench.reports.kinds.shared_lines import format_time

_DAY = 86_400
_UNITS = ((3_600, "h"), (60, "min"), (1, "s"))
LONGEST_WORDS = 120
"""Characters of a flag's quote that are shown."""
MOST_RELATED = 3
"""Other spots a flag points at that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """A verdict that was not saved: its claim, the name of the button that leads there, and why."""

    claim_id: str
    button: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part as its statement's panel lists it; `status` is empty while the verdict on the statement covers it."""

    claim_id: str
    number: str
    words: str
    status: str


def escaped(text: str) -> str:
    """Return `text` from outside, escaped and with invisible characters shown."""
    return escape(show_hidden(text), quote=True)


def flag_html(flag: Flag) -> str:
    """Return one flag: severity, rule, words, message, suggestion and evidence."""
    head = f"<strong>⚑ {escaped(flag.severity)} {escaped(flag.rule)}</strong> “{escaped(_short(flag.quote))}”"
    more = [f"Suggested: {flag.suggestion}"] if flag.suggestion else []
    elsewhere = list(dict.fromkeys(_short(related.quote) for related in flag.related if related.quote != flag.quote))
    if elsewhere:
        more.append("See also: " + ", ".join(f"“{words}”" for words in elsewhere[:MOST_RELATED]))
    if flag.evidence and flag.evidence not in flag.message:
        more.append(f"Evidence: {flag.evidence}")
    soft = "".join(f'<br><span class="wb-soft">{escaped(line)}</span>' for line in more)
    return f'<div class="wb-source">{head}<br>{escaped(flag.message)}{soft}</div>'


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…"


def source_html(link: Evidence, source: Source) -> str:
    """Return one attached source with the passage that matters."""
    title = escaped(source.title)
    url = safe_link(source.url)
    if url:
        title = f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer nofollow">{title}</a>'
    about = [link.stance.in_words, source.standing.in_words, source.kind.value, *source.shown_details, link.locator]
    parts = [f'<div class="wb-source"><strong>{title}</strong><br>']
    parts.append(f'<span class="wb-soft">{escaped(" · ".join(part for part in about if part))}</span>')
    if link.passage:
        parts.append(f'<p><mark class="wb-passage">{escaped(link.passage)}</mark></p>')
    if link.note or source.note:
        parts.append(f'<p class="wb-soft">{escaped(link.note or source.note)}</p>')
    if source.snapshot:
        kept = f"archived {format_time(source.snapshot.fetched_at)} · SHA-256 {source.snapshot.sha256[:12]}…"
        parts.append(f'<span class="wb-soft">{escaped(kept)}</span>')
    return "".join([*parts, "</div>"])


def lacking_html(lines: Sequence[str]) -> str:
    """Return a line for each thing the current verdicts on a claim lack; empty where they lack nothing."""
    return "".join(
        f'<p class="wb-lacks">! {escaped(line)}. The verdict stays until somebody changes it.</p>' for line in lines
    )


def history_html(reviewed: ReviewedClaim) -> str:
    """Return every verdict given on the claim, oldest first, undone ones struck through; then the comments."""
    verdicts = "".join(_verdict_html(verdict, reviewed) for verdict in reviewed.history)
    comments = "".join(map(_comment, reviewed.comments))
    nothing = "" if verdicts else '<p class="wb-soft">No verdict yet.</p>'
    return nothing + (f'<ul class="wb-history">{verdicts}{comments}</ul>' if verdicts or comments else "")


def time_ago(at: str, now: str) -> str:
    """Return how long before `now` something was, both as UTC ISO 8601 with seconds; from a day on, its date.

    >>> ago("2026-11-25T10:00:00Z", "2026-11-25T10:00:06Z"), ago("2026-11-25T10:00:00Z", "2026-11-25T12:59:00Z")
    ('6 s ago', '2 h ago')
    """
    try:
        seconds = int((datetime.fromisoformat(now) - datetime.fromisoformat(at)).total_seconds())
    except (ValueError, TypeError):
        return f"on {at}" if at else ""
    if not 0 <= seconds < _DAY:
        return f"on {format_time(at)}"
    length, unit = next(unit for unit in _UNITS if seconds >= unit[0] or unit[0] == 1)
    return f"{seconds // length} {unit} ago"


def conflict_in_words(conflict: Conflict) -> str:
    """Return who decided what instead, with the time as people read it."""
    return conflict.in_words(f"on {format_time(conflict.at)}" if conflict.at else "")


def unsaved_of(review: Review, refused: Mapping[str, tuple[str, str]]) -> tuple[Unsaved, ...]:
    """Return the verdicts of this article that were not saved, oldest first."""
    numbers: dict[str, str] = {reviewed.claim.id: reviewed.number for reviewed in review.all_claims}
    return tuple(
        Unsaved(claim_id=claim_id, button=f"Claim {number}", line=f"Claim {number}, {label}: {why}")
        for claim_id, (label, why) in refused.items()
        if (number := numbers.get(claim_id))
    )


def part_lines(review: Review, statement: ReviewedClaim) -> tuple[PartLine, ...]:
    """Return the statement's parts in reading order, those judged apart among them."""
    parts = (*statement.parts, *review.split_off_from(statement.claim.id))
    return tuple(map(_part_line, sorted(parts, key=lambda part: reading_order(part.claim))))


def wording_html(quote: str, should_read: str) -> str:
    """Return the statement with what its right wording removes struck out and what it adds underlined."""
    parts, done = [], 0
    for change in word_changes(quote, should_read) if rewords(quote, should_read) else ():
        removed, added = quote[change.start : change.end], change.replacement
        parts.append(escaped(quote[done : change.start]))
        parts += [f"<del>{escaped(removed)}</del>"] if removed else []
        parts += [f"<ins>{escaped(added)}</ins>"] if added else []
        done = change.end
    words = "".join([*parts, escaped(quote[done:])]) if parts else escaped(should_read)
    return f'<p class="wb-wording" dir="auto">Should read: “{words}”</p>'


def statement_of(review: Review, part: ReviewedClaim) -> ReviewedClaim | None:
    """Return the statement that a part belongs to, or was split off from; None for any other claim."""
    if part.covered_by is None and not part.is_split_off:
        return None
    return next((statement for statement in review.claims if statement.claim.id == part.claim.parent), None)


def unfound_lines(review: Review) -> tuple[str, ...]:
    """Return the claims, then the flags, in reading order: what each is, how it was answered, its words."""
    claims = (
        f"Claim {reviewed.number} ({reviewed.status}): {_on_one_line(reviewed.claim.quote)}"
        for reviewed in review.claims_no_longer_found
    )
    flags = (
        f"Flag {reviewed.flag.rule} ({reviewed.status}): {_on_one_line(reviewed.flag.quote)}"
        for reviewed in review.flags_no_longer_found
    )
    return tuple(show_hidden(line) for line in (*claims, *flags))


def _part_line(part: ReviewedClaim) -> PartLine:
    return PartLine(
        claim_id=part.claim.id,
        number=part.number,
        words=show_hidden(part.claim.standalone or part.claim.quote),
        status=str(part.status) if part.is_split_off else "",
    )


def _on_one_line(quote: str) -> str:
    return _short(" ".join(quote.split()))


def _verdict_html(verdict: Verdict, reviewed: ReviewedClaim) -> str:
    label = escaped(verdict.label)
    label = f"<s>{label}</s> (taken back)" if verdict.id in reviewed.retracted else label
    why = f" — {escaped(verdict.rationale)}" if verdict.rationale else ""
    channel = f" · {verdict.channel.in_words}" if verdict.channel.in_words else ""
    wording = f"<br>Should read: “{escaped(verdict.should_read)}”" if verdict.should_read else ""
    signed = f"{escaped(format_time(verdict.decided_at))} · {escaped(verdict.reviewer)}"
    return f"<li>{signed} · {label}{why}{channel}{wording}</li>"


def _comment(comment: Comment) -> str:
    signed = f"{escaped(format_time(comment.added_at))} · {escaped(comment.author)}"
    return f"<li>{signed} · comment: {escaped(comment.text)}</li>"
