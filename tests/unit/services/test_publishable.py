"""What readers get is refused or marked as a draft in each of ten ways of being unfinished, and only then."""

import io
import json
from dataclasses import replace

import docx
import pytest
from builders import look_at, verdict_on
from pdfminer.high_level import extract_text

from workbench.domain.claim import ClaimKind
from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.publisher import Publisher
from workbench.domain.source import Outcome, SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect
from workbench.errors import WorkbenchError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claimreview.publish import build_claimreview, publication_or_empty, save_publication
from workbench.services.claims.decide import add_claim
from workbench.services.claims.take_back import retract
from workbench.services.export_report import export_report, render_report
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage
from workbench.store.memory import Memory

TEXT = "“Some 36% agreed,” said Joe Byrne."
DESK = Publisher(name="The Desk", url="https://www.example.org", corrections="https://example.org/corrections")
FORMATS = ("fact-check", "correction-notice", "claimreview")


class Check:
    """A check of one quotation on a desk with two people, made step by step; as it is made here it is finished."""

    def __init__(self, desk, **article):
        self.desk = desk
        about = {"origin": "https://paper.example.net/vote", "title": "A vote", "by": "Ana"}
        self.article = import_text(desk, TEXT, **(about | article))
        if article.get("title") == "":  # as an earlier version kept it; now the first line is the headline
            desk = self.desk = replace(desk, store=Memory())
            self.article = replace(self.article, title="")
            desk.store.append([self.article], by="Ana")
        self.claim = add_claim(desk, self.article.id, start=0, end=len(TEXT), by="Ana", kind=ClaimKind.QUOTATION)
        self.number = 0

    def source(self, stance=Stance.REFUTES):
        bearing = EvidenceInput(stance=stance, standing=SourceTier.PRIMARY, by="Ana", passage="63%")
        about = SourceMetadata(title="The register")
        attach_citation(self.desk, self.article.id, self.claim.id, about=about, bearing=bearing)
        return self.reviewed.evidence[-1]

    def judge(self, label="wrong", *, rationale="The register has 63%.", aspect=Aspect.CONTENT, **more):
        """Record a verdict as an earlier version or another clone may have, whatever the policy is."""
        self.number += 1
        evidence = tuple(link.id for link in self.reviewed.evidence)
        record = verdict_on(
            self.claim,
            label,
            id=f"ver_{self.number}",
            rationale=rationale,
            aspect=aspect,
            evidence_ids=evidence,
            **more,
        )
        self.desk.store.append([record], by="Ana")

    def misquoted(self):
        self.judge("wrong", rationale="The tape has 63%.", aspect=Aspect.ATTRIBUTION)

    def sign(self):
        change_stage(self.desk, self.article.id, self.claim.id, to=Stage.SIGNED_OFF, by="Ben")

    def publish(self, **more):
        about = {"url": "https://check.example.org/1", "claimant": "Joe Byrne"} | more
        save_publication(self.desk, replace(publication_or_empty(self.reviewed), **about), by="Ana")

    @property
    def reviewed(self):
        return open_review(self.desk, self.article.id).claims[0]

    def told(self, kind: str) -> str:
        """The reasons why a ClaimReview is refused, or a page; else the page as Markdown."""
        try:
            if kind == "claimreview":
                return build_claimreview(self.desk, self.article.id, self.claim.id).content.decode()
            claim = "1" if kind == "fact-check" else ""
            return render_report(self.desk, self.article.id, form="md", by="Ana", kind=kind, claim=claim).decode()
        except WorkbenchError as refused:
            return f"REFUSED {refused}"


@pytest.fixture
def desk(desk):
    open_check = DeskRules(second_check=SecondCheck.OPEN)
    return replace(desk, publisher=lambda: (DESK, ()), rules=lambda: (open_check, ()))


def is_open(check):
    check.source()
    check.misquoted()


def is_stale(check):
    evidence = check.source()
    check.judge()
    check.sign()
    retract(check.desk, check.article.id, evidence.id, note="", by="Ana")


def is_in_conflict(check):
    check.source()
    check.judge()
    check.judge("partly wrong", reviewer="Eva")


def does_not_fit(check):
    check.source(Stance.SUPPORTS)
    check.judge()
    check.sign()


def lacks_support(check):
    check.source(Stance.CONTEXT)
    check.judge("verified")
    check.misquoted()
    check.sign()


def has_no_reason(check):
    check.source()
    check.judge(rationale=" ")
    check.sign()


def is_not_signed(check):
    check.source()
    check.judge()


def is_void(check):
    check.source()
    check.judge("void")
    check.misquoted()
    check.sign()


def lost_its_source(check):
    evidence = check.source()
    check.judge()
    check.sign()
    look = look_at(evidence, Outcome.PAGE_GONE)
    check.desk.store.append([look], by="Ben")


WAYS = {
    is_open: ("not decided", ("is open, so there is nothing", "nobody has decided", "there is no verdict")),
    is_stale: (
        "stale",
        ("is stale, so there is nothing", "it is stale: all the evidence", "it is stale: all the evi"),
    ),
    is_in_conflict: ("in conflict", ("Ana", "decisions on it are in conflict", "Ana")),
    does_not_fit: ("sources do not fit the verdict", ("no passage refutes it (supports)",) * 3),
    lacks_support: ("verified without support", ("needs a source that supports the claim",) * 3),
    has_no_reason: ("no reason", ("'wrong' has no reason",) * 3),
    is_not_signed: ("not signed off", ("stage is 'second check'",) * 2 + ("A second person must sign it off",)),
    is_void: ("withdrawn", ("its verdict is 'void'",) * 3),
    lost_its_source: ("a source has changed or is gone", ("“The register” is gone",) * 3),
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("unfinished", WAYS)
def test_an_unfinished_check_is_refused_or_marked_with_what_is_missing(desk, kind, unfinished):
    check = Check(desk)
    unfinished(check)
    check.publish()

    told = check.told(kind)

    watermark, reasons = WAYS[unfinished]
    assert reasons[FORMATS.index(kind)] in told
    assert told.startswith("REFUSED") or f"**Draft: {watermark}" in told
    assert kind != "claimreview" or told.startswith("REFUSED")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_finished_check_is_published_without_a_mark(desk, kind):
    check = finished(desk)
    told = check.told(kind)
    assert "REFUSED" not in told
    assert "raft" not in told


def finished(desk, **article):
    check = Check(desk, **article)
    check.source()
    check.judge()
    check.sign()
    check.publish()
    return check


def without_claimant(desk):
    check = Check(desk)
    check.source()
    check.judge()
    check.sign()
    check.publish(claimant="")
    return check


def without_address(desk):
    quiet = replace(desk, publisher=lambda: (replace(DESK, url=""), ()))
    check = Check(quiet, origin="vote.txt")
    check.source()
    check.judge()
    check.sign()
    return check


def without_headline(desk):
    return finished(desk, title="")


@pytest.mark.parametrize(
    ("kind", "made", "told"),
    [
        ("fact-check", without_claimant, "Draft: nobody named who says it"),
        ("fact-check", without_address, "no public address"),
        ("fact-check", without_headline, "Draft: no headline"),
        ("correction-notice", without_address, "Draft: no public address"),
        ("correction-notice", without_headline, "Draft: no headline"),
        ("claimreview", without_address, "the publisher has no name or no public address"),
        ("claimreview", without_headline, "it has no headline"),
    ],
)
def test_a_page_without_claimant_address_or_headline_is_refused_or_marked(desk, kind, made, told):
    check = made(desk)
    assert told in check.told(kind)


@pytest.mark.parametrize("kind", ["fact-check", "correction-notice"])
def test_every_format_bears_the_watermark(desk, kind):
    check = Check(desk)
    is_not_signed(check)
    check.publish()
    claim = "1" if kind == "fact-check" else ""
    made = {
        form: render_report(desk, check.article.id, form=form, by="Ana", kind=kind, claim=claim)
        for form in ("html", "pdf", "docx", "md")
    }
    assert '<p class="watermark" role="note">Draft: not signed off</p>' in made["html"].decode()
    text = extract_text(io.BytesIO(made["pdf"]))
    assert "Draft: not signed off" in text
    header = docx.Document(io.BytesIO(made["docx"])).sections[0].header
    assert header.paragraphs[0].text == "Draft: not signed off"
    assert "> **Draft: not signed off**" in made["md"].decode()


def test_an_export_of_a_draft_is_told_and_recorded_as_one(desk):
    check = Check(desk)
    is_not_signed(check)
    check.publish()
    told = []
    export_report(desk, check.article.id, form="md", by="Ana", kind="fact-check", claim="1", tell=told.append)
    assert told == [
        "this is a draft, not for publication. claim 1: its stage is 'second check'. A second person must sign it off."
    ]
    assert desk.store.load(check.article.id).events[-1].note == "fact-check claim 1 md draft"


def test_a_notice_with_nothing_to_correct_is_a_draft_while_anything_is_open(desk):
    check = Check(desk)
    assert "Draft: not decided" in check.told("correction-notice")
    check.source(Stance.SUPPORTS)
    check.judge("verified")
    check.sign()
    assert "Draft" not in check.told("correction-notice")


def test_an_open_statement_beside_a_finished_correction_does_not_hold_the_notice_back(desk):
    check = finished(desk)
    add_claim(desk, check.article.id, start=0, end=17, by="Ana")
    assert "Draft" not in check.told("correction-notice")


@pytest.mark.parametrize(
    ("label", "stance", "fits"),
    [
        ("wrong", Stance.REFUTES, True),
        ("wrong", Stance.NOT_GIVEN, False),
        ("unsupported", Stance.CONTEXT, True),
        ("unsupported", Stance.REFUTES, False),
        ("disputed", Stance.REFUTES, True),
        ("partly wrong", Stance.SUPPORTS, True),
    ],
)
def test_what_a_passage_does_has_to_fit_the_verdict(desk, label, stance, fits):
    check = Check(desk)
    check.source(stance)
    check.judge(label)
    check.sign()
    check.publish()
    assert ("sources do not fit the verdict" not in check.told("fact-check")) is fits


def test_a_claimreview_rates_a_misquotation_by_the_graver_verdict_and_says_how_it_should_read(desk):
    check = Check(desk)
    check.source(Stance.SUPPORTS)
    check.judge("verified")
    check.judge("wrong", aspect=Aspect.ATTRIBUTION, rationale="The tape has 63%.", should_read="“Some 63% agreed,”")
    check.sign()
    check.publish()
    told = check.told("claimreview")
    assert '"alternateName": "Wrong (was it said)"' in told
    assert '"ratingValue": 1' in told
    assert json.loads(told)["reviewBody"].endswith("\nThe tape has 63%.\nIt should read: “Some 63% agreed,”")
