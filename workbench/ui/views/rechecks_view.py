"""What a later look at a source found, as escaped HTML."""

from collections import Counter
from collections.abc import Sequence

from workbench.anchoring.normalized_text import Change, ChangeKind, changes_between
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Outcome, Recheck
from workbench.reports.kinds.shared_lines import format_time
from workbench.ui.views.panel_view import escaped

_MARKS = {
    Outcome.UNCHANGED: ("=", "unchanged"),
    Outcome.MOVED: ("→", "moved: the same words are now elsewhere"),
    Outcome.CHANGED: ("≠", "changed"),
    Outcome.GONE: ("✗", "gone"),
    Outcome.PAGE_GONE: ("⊘", "page gone: the site no longer has it"),
    Outcome.UNREACHABLE: ("?", "unreachable"),
}


def stale_html(reviewed: ReviewedClaim) -> str:
    """Return why the claim's verdict no longer stands as it was given, and what to do."""
    return f'<p class="wb-stale">↻ Stale: {escaped(reviewed.stale_because)}. Review the verdict.</p>'


def recheck_html(recheck: Recheck) -> str:
    """Return what the recheck found, by sign and word, with a word-for-word difference where there is one."""
    mark, outcomes = _MARKS[recheck.outcome]
    day = f"rechecked {format_time(recheck.rechecked_at)} by {recheck.rechecked_by}"
    parts = [f'<div class="wb-look" data-outcome="{recheck.outcome}"><strong>{mark} {outcomes}</strong>']
    parts.append(f' <span class="wb-soft">{escaped(day)}</span>')
    if recheck.note:
        parts.append(f'<p class="wb-soft">{escaped(recheck.note)}</p>')
    if recheck.outcome in {Outcome.CHANGED, Outcome.GONE}:
        parts.append(f"<p>{difference_html(recheck)}</p>")
    return "".join([*parts, "</div>"])


def difference_html(recheck: Recheck) -> str:
    """Return the old and new passage as one text, with removed words after − and added ones after +."""
    return "".join(_change(change) for change in changes_between(recheck.before, recheck.now))


def rechecks_line(rechecks: Sequence[Recheck]) -> str:
    """Return how many passages were looked at, and what was found, in a line."""
    outcomes = Counter(recheck.outcome.value for recheck in rechecks)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    return f"Passages rechecked: {counts}." if counts else "There was no passage to recheck."


def _change(change: Change) -> str:
    bare = change.words.rstrip()
    space = escaped(change.words[len(bare) :])
    if change.kind is ChangeKind.GONE:
        return f"<del>−<s>{escaped(bare)}</s></del>{space}"
    if change.kind is ChangeKind.NEW:
        return f"<ins>+{escaped(bare)}</ins>{space}"
    return escaped(change.words)
