"""What a later look at a source found, as escaped HTML."""

from collections import Counter
from collections.abc import Sequence

from workbench.anchoring.normalized_text import Change, ChangeKind, changes_between
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Outcome, Recheck
from workbench.reports.kinds.shared_lines import moment
from workbench.ui.views.panel_view import shown

_MARKS = {
    Outcome.UNCHANGED: ("=", "unchanged"),
    Outcome.MOVED: ("→", "moved: the same words are now elsewhere"),
    Outcome.CHANGED: ("≠", "changed"),
    Outcome.GONE: ("✗", "gone"),
    Outcome.PAGE_GONE: ("⊘", "page gone: the site no longer has it"),
    Outcome.UNREACHABLE: ("?", "unreachable"),
}


def stale_html(standing: ReviewedClaim) -> str:
    """Why the claim's verdict no longer stands as it was given, and what to do."""
    return f'<p class="wb-stale">↻ Stale: {shown(standing.stale_because)}. Review the verdict.</p>'


def look_html(look: Recheck) -> str:
    """What the look found, by sign and word; where the passage changed or is gone, the difference word for word."""
    mark, found = _MARKS[look.outcome]
    day = f"rechecked {moment(look.rechecked_at)} by {look.rechecked_by}"
    parts = [f'<div class="wb-look" data-outcome="{look.outcome}"><strong>{mark} {found}</strong>']
    parts.append(f' <span class="wb-soft">{shown(day)}</span>')
    if look.note:
        parts.append(f'<p class="wb-soft">{shown(look.note)}</p>')
    if look.outcome in {Outcome.CHANGED, Outcome.GONE}:
        parts.append(f"<p>{difference_html(look)}</p>")
    return "".join([*parts, "</div>"])


def difference_html(look: Recheck) -> str:
    """The passage before and now as one text: what went is struck through after −, what came underlined after +."""
    return "".join(_change(change) for change in changes_between(look.before, look.now))


def looks_line(looks: Sequence[Recheck]) -> str:
    """How many passages were looked at, and what was found, in a line."""
    found = Counter(look.outcome.value for look in looks)
    told = ", ".join(f"{count} {outcome}" for outcome, count in found.most_common())
    return f"Passages rechecked: {told}." if told else "There was no passage to recheck."


def _change(change: Change) -> str:
    bare = change.words.rstrip()
    space = shown(change.words[len(bare) :])
    if change.kind is ChangeKind.GONE:
        return f"<del>−<s>{shown(bare)}</s></del>{space}"
    if change.kind is ChangeKind.NEW:
        return f"<ins>+{shown(bare)}</ins>{space}"
    return shown(change.words)
