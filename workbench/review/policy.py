"""The desk's policy: what a verdict needs, and who may sign it off.

It applies when a verdict is given, when an edited report comes back, and when a claim changes its stage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.config.labels import EVIDENCE, RATIONALE
from workbench.domain.claim import QUOTING
from workbench.domain.desk_rules import DeskRules
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Source, SourceTier, Stance
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect, Label
from workbench.review.persons import same_person


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRequirement:
    """What a verdict lacks and how to supply it; `missing` names it for a verdict that was given already."""

    what: str
    fix: str
    missing: str


def needs_evidence(label: Label) -> bool:
    """Whether the label, such as "verified", needs evidence that supports the claim."""
    return label.needs == EVIDENCE


def needs_rationale(label: Label) -> bool:
    """Whether the label, such as "wrong", needs a rationale."""
    return label.needs == RATIONALE


def find_missing_requirement(label: Label, reviewed: ReviewedClaim, *, rationale: str) -> MissingRequirement | None:
    """Return what a verdict with this label on the claim lacks, if anything."""
    lack = find_missing_support(label, reviewed)
    if lack:
        return lack
    if needs_rationale(label) and not rationale.strip():
        return MissingRequirement(
            what=f"'{label.name}' needs a rationale",
            fix="Explain why in a sentence.",
            missing="a rationale",
        )
    return None


def find_missing_quotation(reviewed: ReviewedClaim) -> MissingRequirement | None:
    """Return why it cannot be judged whether the claim was said, if so: it quotes nobody."""
    if reviewed.claim.kind in QUOTING or reviewed.standing_on(Aspect.ATTRIBUTION):
        return None
    what = f"Claim {reviewed.number} is of the kind '{reviewed.claim.kind}', not a quotation"
    return MissingRequirement(what=what, fix="Give the verdict on whether it is true.", missing="a quotation")


def how_to_withdraw(labels: Iterable[Label]) -> str:
    """Say how a reviewer takes a claim out of the check, with the verdict that this desk has for it."""
    for label in labels:
        if label.withdraws:
            return f"give it the verdict '{label.name}' and say why"
    return "say why in the reason of a verdict"


def find_missing_support(label: Label, reviewed: ReviewedClaim) -> MissingRequirement | None:
    """Return which evidence a verdict with this label on the claim lacks, if any."""
    if not needs_evidence(label) or any(link.stance is Stance.SUPPORTS for link in reviewed.evidence):
        return None
    missing = "evidence that supports the claim"
    if not reviewed.evidence:
        what = f"'{label.name}' needs at least one source that supports the claim"
        return MissingRequirement(what=what, fix="Attach one to this claim and mark it as supporting.", missing=missing)
    return MissingRequirement(
        what=f"'{label.name}' needs a source that supports the claim",
        fix="Choose under Sources what the passage does (supports, refutes, context), or attach another source.",
        missing=missing,
    )


def support_by_label(claims: Iterable[ReviewedClaim], labels: Iterable[Label]) -> dict[str, list[bool]]:
    """Return, for each label that needs evidence, which of the claims in turn have what it needs."""
    reviewed_claims = tuple(claims)
    return {
        str(label.name): [find_missing_support(label, reviewed) is None for reviewed in reviewed_claims]
        for label in labels
        if needs_evidence(label)
    }


def missing_requirements(reviewed: ReviewedClaim, labels: Iterable[Label]) -> tuple[str, ...]:
    """Return what the verdicts in effect on a claim lack by today's rules, a line for each; they stay in effect."""
    by_name = {label.name: label for label in labels}
    lines: list[str] = []
    for verdict, aspect_note in ((reviewed.verdict, ""), (reviewed.attribution, " (was it said)")):
        label = by_name.get(verdict.label) if verdict else None
        if verdict is None or label is None:
            continue
        lack = find_missing_requirement(label, reviewed, rationale=verdict.rationale)
        if lack:
            lines.append(f"'{verdict.label}'{aspect_note} lacks {lack.missing}")
    return tuple(lines)


def confirming_sources(reviewed: ReviewedClaim) -> tuple[Source, ...]:
    """Return the sources that support the claim, once for each piece of evidence, in the order they were attached."""
    return tuple(support.source for support in reviewed.supports if support.evidence.stance is Stance.SUPPORTS)


def rests_on_one_source(confirming: Sequence[Source]) -> bool:
    """Whether the support is a single source that is not primary; a page archived twice counts once."""
    is_one = len({source.url or source.id for source in confirming}) == 1
    return is_one and all(source.standing is not SourceTier.PRIMARY for source in confirming)


def thin_support_note(reviewed: ReviewedClaim, labels: Iterable[Label]) -> str:
    """Return what the second person should know of a verified claim's sources; empty where they are enough.

    A verdict that needs evidence asks for a primary source, or two independent
    ones. It is a reminder at sign-off: whether one source is enough is for the
    two people to say.
    """
    if reviewed.verdict is None:
        return ""
    label = next((label for label in labels if label.name == reviewed.verdict.label), None)
    if label is None or not needs_evidence(label):
        return ""
    confirming = confirming_sources(reviewed)
    if confirming and not rests_on_one_source(confirming):
        return ""
    return f"{_support_line(confirming)}; '{label.name}' asks for a primary source, or two independent ones."


def _support_line(confirming: Sequence[Source]) -> str:
    if not confirming:
        return "No source supports it"
    is_secondary = any(source.standing is SourceTier.SECONDARY for source in confirming)
    return "It rests on one secondary source" if is_secondary else "It rests on one source whose type is not given"


def may_sign_off(reviewed: ReviewedClaim, name: str) -> bool:
    """Whether `name` is a different person from those who gave the verdicts in effect."""
    if not name.strip():
        return False
    return not any(same_person(name, verdict.reviewer) for verdict in reviewed.verdicts_in_effect)


def is_editor(rules: DeskRules, name: str) -> bool:
    """Whether `name` may do what is reserved for editors: anybody may until the desk names one."""
    return not rules.editors or any(same_person(name, editor) for editor in rules.editors)


def reserved_for_editors(reviewed: ReviewedClaim, to: Stage, *, by: str, assignee: str, rules: DeskRules) -> str:
    """Return which part of this stage change is reserved for editors, in words; empty where `by` may make it."""
    holder = reviewed.assignee
    is_taken_away = to is Stage.UNASSIGNED and bool(holder) and not same_person(holder, by)
    editor_actions = (
        (to is Stage.SIGNED_OFF, "signs claims off"),
        (reviewed.state is Stage.SIGNED_OFF, "reopens a claim that was signed off"),
        (bool(assignee) and not same_person(assignee, by), "gives claims to others"),
        (is_taken_away, "takes claims from others"),
    )
    if is_editor(rules, by):
        return ""
    return next((words for applies, words in editor_actions if applies), "")
