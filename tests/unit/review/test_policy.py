"""What a verdict needs, and what one that was given lacks."""

from dataclasses import replace

import pytest
from builders import ARTICLE, CLAIM, VERDICT, evidence_for, reviewed, source_in, verdict_on

from workbench.config.label_sets import load_labels
from workbench.domain.review import ReviewedClaim
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.review.policy import (
    confirming_sources,
    find_missing_requirement,
    missing_requirements,
    support_by_label,
    thin_support_note,
)

LABELS = {label.name: label for label in load_labels()}


def link(name: str = "poll", stance: Stance = Stance.SUPPORTS) -> Evidence:
    return evidence_for(CLAIM, name, stance=stance)


def source(name: str = "poll", standing: SourceTier = SourceTier.SECONDARY, **more) -> Source:
    return source_in(ARTICLE, name, standing=standing, **more)


def judged(
    label: str = "verified", *evidence: Evidence, rationale: str = "", sources: tuple[Source, ...] = ()
) -> ReviewedClaim:
    verdict = verdict_on(CLAIM, label, rationale=rationale) if label else None
    return reviewed(CLAIM, verdict=verdict, evidence=evidence, sources=sources)


@pytest.mark.parametrize(
    ("label", "evidence", "rationale", "lacks"),
    [
        ("verified", (link(),), "", ""),
        ("verified", (link(stance=Stance.CONTEXT), link("paper")), "", ""),
        ("verified", (), "Because.", "'verified' needs at least one source that supports the claim"),
        ("verified", (link(stance=Stance.NOT_GIVEN),), "Because.", "'verified' needs a source that supports the claim"),
        ("verified", (link(stance=Stance.REFUTES),), "Because.", "'verified' needs a source that supports the claim"),
        ("wrong", (), "Because.", ""),
        ("wrong", (link(),), " \n", "'wrong' needs a rationale"),
    ],
)
def test_a_label_needs_what_the_labels_file_says(label, evidence, rationale, lacks):
    lack = find_missing_requirement(LABELS[label], judged("", *evidence), rationale=rationale)

    assert (lack.what if lack else "") == lacks


def test_what_to_do_tells_a_stance_that_is_not_given_from_no_source():
    none = find_missing_requirement(LABELS["verified"], judged(""), rationale="")
    unsaid = find_missing_requirement(LABELS["verified"], judged("", link(stance=Stance.NOT_GIVEN)), rationale="")

    assert none.fix == "Attach one to this claim and mark it as supporting."
    assert (
        unsaid.fix
        == "Choose under Sources what the passage does (supports, refutes, context), or attach another source."
    )


def test_a_verdict_given_earlier_tells_what_it_lacks_today():
    assert missing_requirements(judged("verified", link()), load_labels()) == ()
    assert missing_requirements(judged("verified", link(stance=Stance.NOT_GIVEN)), load_labels()) == (
        "'verified' lacks evidence that supports the claim",
    )
    assert missing_requirements(judged("wrong"), load_labels()) == ("'wrong' lacks a rationale",)
    assert missing_requirements(judged(""), load_labels()) == ()


def test_both_verdicts_of_a_quotation_tell_what_they_lack():
    standing = replace(judged("verified"), attribution=VERDICT)
    standing = replace(standing, attribution=replace(VERDICT, rationale=""))

    assert missing_requirements(standing, load_labels()) == (
        "'verified' lacks evidence that supports the claim",
        "'wrong' (was it said) lacks a rationale",
    )


def test_a_label_that_the_desk_no_longer_has_lacks_nothing():
    assert missing_requirements(judged("true-ish"), load_labels()) == ()


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ((source(standing=SourceTier.PRIMARY),), ""),
        ((source(), source("paper")), ""),
        ((source(),), "It rests on one secondary source"),
        ((source(standing=SourceTier.NOT_GIVEN),), "It rests on one source whose type is not given"),
        ((source(url="http://e.org"), source("paper", url="http://e.org")), "It rests on one secondary source"),
    ],
)
def test_sign_off_asks_for_a_primary_source_or_two_independent_ones(sources, line):
    standing = judged("verified", *(link(one.title) for one in sources), sources=sources)
    rest = "; 'verified' asks for a primary source, or two independent ones." if line else ""

    assert thin_support_note(standing, load_labels()) == line + rest


def test_sign_off_asks_nothing_of_other_verdicts_and_tells_when_nothing_supports():
    assert thin_support_note(judged("wrong", link(), rationale="So.", sources=(source(),)), load_labels()) == ""
    assert thin_support_note(judged(""), load_labels()) == ""
    context = judged("verified", link(stance=Stance.CONTEXT), sources=(source(),))
    assert thin_support_note(context, load_labels()).startswith("No source supports it; ")


def test_each_label_that_needs_evidence_tells_which_claims_have_it():
    claims = (judged("", link()), judged("", link(stance=Stance.CONTEXT)), judged(""))
    two_labels = (LABELS["verified"], replace(LABELS["verified"], name="confirmed"), LABELS["wrong"])

    told = support_by_label(iter(claims), two_labels)

    assert told == {"verified": [True, False, False], "confirmed": [True, False, False]}


def test_only_sources_that_support_confirm():
    links = (link(), link("paper", Stance.CONTEXT), link("web", Stance.NOT_GIVEN))

    found = confirming_sources(judged("verified", *links, sources=(source(), source("paper"), source("web"))))

    assert [one.title for one in found] == ["poll"]
