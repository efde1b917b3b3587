"""Build the report that every format renders from a review."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from workbench.domain.article import Article
from workbench.domain.flag import FlagDecision, FlagId
from workbench.domain.publisher import NO_PUBLISHER, Publisher
from workbench.domain.report import Report, ReportedClaim, ReportedFlag, ReportedStageChange, ReportedVerdict
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.stage_change import Stage
from workbench.domain.status import StatusKind
from workbench.domain.verdict import Aspect, Label, Verdict
from workbench.reports.line_columns import LinePlaces
from workbench.text.naming.name_key import name_keys

_UNDECIDED_MARKS = {
    StatusKind.OPEN.value: ("○", "#475569", "#cbd5e1"),
    StatusKind.STALE.value: ("↻", "#b01818", "#fca5a5"),
    StatusKind.IN_CONFLICT.value: ("↔", "#9d174d", "#f9a8d4"),
}
_NEUTRAL_MARK = ("·", "#475569", "#94a3b8")


def build_report(
    review: Review,
    *,
    labels: Sequence[Label],
    made_at: str,
    made_by: str,
    version: str,
    publisher: Publisher = NO_PUBLISHER,
    revised: Article | None = None,
) -> Report:
    """Build the report of `review`; it decides nothing and leaves nothing out."""
    lines = LinePlaces(review.article.text)
    flags = {reviewed.flag.id: _flag(reviewed, lines) for reviewed in review.flags}
    report_claim = partial(_claim, lines=lines, flags=flags, labels=labels)
    claims = tuple(
        replace(report_claim(reviewed), parts=tuple(map(report_claim, reviewed.parts))) for reviewed in review.claims
    )
    counts = Counter(claim.counted_as for claim in claims)
    return Report(
        review=review,
        claims=claims,
        flags=tuple(flags.values()),
        counts=tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))),
        labels=tuple(labels),
        reviewers=_reviewers(review),
        made_at=made_at,
        made_by=made_by,
        version=version,
        publisher=publisher,
        revised=revised,
    )


def _claim(
    reviewed: ReviewedClaim,
    *,
    lines: LinePlaces,
    flags: dict[FlagId, ReportedFlag],
    labels: Sequence[Label],
) -> ReportedClaim:
    line, column = lines.of(reviewed.claim.start)
    marks = {str(label.name): (label.mark, label.colour, label.colour_dark) for label in labels} | _UNDECIDED_MARKS
    mark, colour, colour_dark = marks.get(reviewed.status, _NEUTRAL_MARK)
    is_contested = bool(reviewed.rivals.judged)
    verdict, attribution = (None, None) if is_contested else (reviewed.verdict, reviewed.attribution)
    return ReportedClaim(
        number=reviewed.number,
        claim=reviewed.claim,
        line=line,
        column=column,
        status=reviewed.status,
        mark=mark,
        colour=colour,
        colour_dark=colour_dark,
        verdict=verdict,
        attribution=attribution,
        contested=tuple(chain.from_iterable(map(reviewed.standing_on, Aspect))) if is_contested else (),
        rivals=reviewed.rivals,
        supports=reviewed.supports,
        flags=tuple(flags[flag_id] for flag_id in reviewed.flag_ids),
        history=tuple(ReportedVerdict(verdict=v, retracted=v.id in reviewed.retracted) for v in reviewed.history),
        stale_because=reviewed.stale_because,
        label=_label_of(verdict, labels),
        attribution_label=_label_of(attribution, labels),
        state=reviewed.state,
        moves=tuple(ReportedStageChange(move=m, retracted=m.id in reviewed.retracted) for m in reviewed.moves),
        signed_off=reviewed.last_move if reviewed.state is Stage.SIGNED_OFF else None,
        no_longer_found=reviewed.no_longer_found,
        comments=reviewed.comments,
        is_split_off=reviewed.is_split_off,
    )


def _label_of(verdict: Verdict | None, labels: Sequence[Label]) -> Label | None:
    """Return the desk's own label of a verdict; None where there is none, or the desk no longer has it."""
    return next((label for label in labels if verdict and label.name == verdict.label), None)


def _flag(reviewed: ReviewedFlag, lines: LinePlaces) -> ReportedFlag:
    line, column = lines.of(reviewed.flag.start)
    decision = reviewed.decision
    return ReportedFlag(
        flag=reviewed.flag,
        line=line,
        column=column,
        status=reviewed.status,
        reason=decision.reason if decision else "; ".join(map(_answer_in_words, reviewed.rivals)),
        reviewer=decision.reviewer if decision else "",
        decided_at=decision.decided_at if decision else "",
        no_longer_found=reviewed.no_longer_found,
    )


def _answer_in_words(answer: FlagDecision) -> str:
    why = f" ({answer.reason})" if answer.reason else ""
    return f"{answer.action} by {answer.reviewer}{why}"


def _reviewers(review: Review) -> tuple[str, ...]:
    """Return everyone who signed, each person once, however their name is spelled."""
    names: list[str] = []
    for claim in review.claims:
        names += [verdict.reviewer for verdict in claim.history]
    for flag in review.flags:
        names += [decision.reviewer for decision in flag.standing]
    names += [source.added_by for source in review.sources]
    people: dict[str, frozenset[str]] = {}
    for name in names:
        keys = name_keys(name)
        if all(keys.isdisjoint(known_keys) for known_keys in people.values()):
            people[name] = keys
    return tuple(people)
