"""What the desk asks for: what a verdict needs, and who may sign it off.

Asked when a verdict is given, when an edited report comes back, and when a claim moves on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.config.labels import EVIDENCE, RATIONALE
from workbench.domain.desk_rules import DeskRules
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect, Label
from workbench.review.persons import same_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Why a verdict is refused, and what to do; `missing` names it for a verdict that was given already."""

    what: str
    fix: str
    missing: str


def needs_evidence(label: Label) -> bool:
    """Whether the label, such as "verified", needs evidence that supports the claim."""
    return label.needs == EVIDENCE


def supporting(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that a reviewer said supports the claim; none whose stance is not given."""
    return tuple(link for link in evidence if link.stance is Stance.SUPPORTS)


def lack_of(label: Label, *, evidence: Sequence[Evidence], rationale: str) -> Lack | None:
    """What a verdict with this label lacks, or nothing; `evidence` is the claim's that was not taken back."""
    if needs_evidence(label) and not supporting(evidence):
        return _lack_of_support(label, evidence)
    if label.needs == RATIONALE and not rationale.strip():
        return Lack(
            what=f"'{label.name}' needs a rationale",
            fix="Explain why in a sentence.",
            missing="a rationale",
        )
    return None


def how_to_withdraw(labels: Iterable[Label]) -> str:
    """How a reviewer takes a claim out of the check, with the verdict that this desk has for it."""
    for label in labels:
        if label.withdraws:
            return f"give it the verdict '{label.name}' and say why"
    return "say why in the reason of a verdict"


def _lack_of_support(label: Label, evidence: Sequence[Evidence]) -> Lack:
    missing = "evidence that supports the claim"
    if not evidence:
        what = f"'{label.name}' needs at least one source that supports the claim"
        return Lack(what=what, fix="Attach one to this claim and mark it as supporting.", missing=missing)
    return Lack(
        what=f"'{label.name}' needs a source that supports the claim",
        fix="Choose under Sources what the passage does (supports, refutes, context), or attach another source.",
        missing=missing,
    )


def lacking(standing: ReviewedClaim, labels: Iterable[Label]) -> tuple[str, ...]:
    """What the verdicts in effect on a claim lack by today's rules, a line for each; they stay all the same."""
    by_name = {label.name: label for label in labels}
    lines: list[str] = []
    for verdict, about in ((standing.verdict, ""), (standing.attribution, " (was it said)")):
        label = by_name.get(verdict.label) if verdict else None
        if verdict is None or label is None:
            continue
        lack = lack_of(label, evidence=standing.evidence, rationale=verdict.rationale)
        if lack:
            lines.append(f"'{verdict.label}'{about} lacks {lack.missing}")
    return tuple(lines)


def confirming_sources(standing: ReviewedClaim, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources that support the claim, once for each piece of evidence, in the order they were attached."""
    by_id = {source.id: source for source in sources}
    links = supporting(standing.evidence)
    return tuple(by_id[link.source_id] for link in links if link.source_id in by_id)


def rests_on_one(confirming: Sequence[Source]) -> bool:
    """Whether all of the sources are one, and that one not primary; a page kept twice has one address."""
    is_one = len({source.url or source.id for source in confirming}) == 1
    return is_one and all(source.standing is not SourceTier.PRIMARY for source in confirming)


def thin_support(standing: ReviewedClaim, sources: Iterable[Source], labels: Iterable[Label]) -> str:
    """What the second person should know of a verified claim's sources; empty where they are enough.

    A verdict that needs evidence asks for a primary source, or two independent
    ones. It is a reminder at sign-off: whether one source is enough is for the
    two people to say.
    """
    label = next((known for known in labels if standing.verdict and known.name == standing.verdict.label), None)
    if label is None or not needs_evidence(label):
        return ""
    confirming = confirming_sources(standing, sources)
    if confirming and not rests_on_one(confirming):
        return ""
    return f"{_rests_on(confirming)}; '{label.name}' asks for a primary source, or two independent ones."


def _rests_on(confirming: Sequence[Source]) -> str:
    if not confirming:
        return "No source supports it"
    is_secondary = any(source.standing is SourceTier.SECONDARY for source in confirming)
    return "It rests on one secondary source" if is_secondary else "It rests on one source whose type is not given"


def may_sign_off(standing: ReviewedClaim, name: str) -> bool:
    """Whether `name` is another person than those whose verdicts stand."""
    first = [verdict.reviewer for aspect in Aspect for verdict in standing.standing_on(aspect)]
    return bool(name.strip()) and not any(same_person(name, reviewer) for reviewer in first)


def is_editor(rules: DeskRules, name: str) -> bool:
    """Whether `name` may do what is kept to editors: anybody may until the desk names one."""
    return not rules.editors or any(same_person(name, editor) for editor in rules.editors)


def editors_only(standing: ReviewedClaim, to: Stage, *, by: str, assignee: str, rules: DeskRules) -> str:
    """What about this move is an editor's to do, in words; empty where `by` may make it."""
    holder = standing.assignee
    is_taken_away = to is Stage.UNASSIGNED and bool(holder) and not same_person(holder, by)
    kept_to_editors = (
        (to is Stage.SIGNED_OFF, "signs claims off"),
        (standing.state is Stage.SIGNED_OFF, "reopens a claim that was signed off"),
        (bool(assignee) and not same_person(assignee, by), "gives claims to others"),
        (is_taken_away, "takes claims from others"),
    )
    return "" if is_editor(rules, by) else next((words for applies, words in kept_to_editors if applies), "")
