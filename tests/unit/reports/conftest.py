"""A report with hostile words in every field that a person or a page can fill."""

import pytest

from workbench.domain.article import Article, article_of
from workbench.domain.checked import Sentence
from workbench.domain.claim import Claim, ClaimKind, claim_id_for
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagAction, FlagDecision, Related, Severity, flag_id_for
from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.domain.report import Report
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.source import Evidence, Outcome, Recheck, Snapshot, Source, SourceKind, SourceTier, Stance
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Label, Verdict
from workbench.reports.build import build_report

AT = "2026-01-02T03:04:05Z"
HOSTILE = (
    "<script>alert(1)</script>",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tbehind a tab",
    "\rbehind a return",
    "\u202eturned round",
    "a\x00b",
    "long " * 1_999 + "words",
    "w" * 10_000,
    '#import "@preview/x:1.0.0": y; #read("/etc/passwd")',
    "*bold* _slanted_ $x^2$ `raw` #panic()",
    "\\u{41} // cut /* off */ ] } )",
    "<label> @label ~ --- ... 'quoted' \"twice\"",
    "[link](javascript:alert(1)) ![x](http://evil.example/a.png)",
    "half \ud800 and \uffff",
    "_x0041_ {{7*7}} {% x %}",
    "javascript:alert(1)",
    "http://evil.example/?a=<b>",
    "two\u2028lines \x1b[31m \x9b",
    "Élysée, Brégançon, Ångström, Ελλάδα, Киев, שלום",
)


def claim_at(article: Article, span: Span, words: str) -> Claim:
    return Claim(
        id=claim_id_for(article.id, span),
        article_id=article.id,
        start=span.start,
        end=span.end,
        quote=span.of(article.text),
        prefix=words,
        suffix=words,
        kind=ClaimKind.STATISTIC,
        checkable=False,
        reason=words,
        worthiness=0.5,
        cues=(words,),
        standalone=f"{words} alone",
        claimant=words,
        claimant_cue=words,
    )


def standing_of(claim: Claim, number: int, words: str) -> ReviewedClaim:
    content, said = (
        Verdict(
            id=f"ver_{number}_{aspect}",
            article_id=claim.article_id,
            claim_id=claim.id,
            aspect=aspect,
            label=words,
            rationale=words,
            reviewer=words,
            decided_at=AT,
            quote=words,
            evidence_ids=(f"evi_{number}",),
        )
        for aspect in Aspect
    )
    evidence = Evidence(
        id=f"evi_{number}",
        article_id=claim.article_id,
        claim_id=claim.id,
        source_id=f"src_{number}",
        stance=Stance.REFUTES,
        added_by=words,
        added_at=AT,
        passage=words,
        locator=words,
        note=words,
    )
    return ReviewedClaim(
        claim=claim,
        number=str(number),
        verdict=content,
        attribution=said,
        evidence=(evidence,),
        flag_ids=(flag_id_for(claim.article_id, "NAM001", claim.span),),
        history=(content, said),
        retracted=frozenset({said.id}),
        stale=number % 2 == 1,
        stale_because=words if number % 2 == 1 else "",
        rechecks=(look_at(evidence, number, words),),
    )


def look_at(evidence: Evidence, number: int, words: str) -> Recheck:
    return Recheck(
        id=f"rck_{number}",
        article_id=evidence.article_id,
        evidence_id=evidence.id,
        source_id=evidence.source_id,
        outcome=Outcome.CHANGED,
        rechecked_by=words,
        rechecked_at=AT,
        before=words,
        now=words,
        questions=(f"ver_{number}_content",),
        note=words,
    )


def flag_on(claim: Claim, number: int, words: str) -> ReviewedFlag:
    flag = Flag(
        id=flag_id_for(claim.article_id, "NAM001", claim.span),
        article_id=claim.article_id,
        rule="NAM001",
        name=words,
        severity=Severity.ERROR,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        message=words,
        suggestion=words,
        related=(Related(start=claim.start, end=claim.end, quote=claim.quote),),
        evidence=words,
    )
    decision = FlagDecision(
        id=f"dec_{number}",
        article_id=claim.article_id,
        flag_id=flag.id,
        rule=flag.rule,
        quote=flag.quote,
        action=FlagAction.DISMISSED,
        reason=words,
        reviewer=words,
        decided_at=AT,
    )
    return ReviewedFlag(flag=flag, decision=decision if number % 3 else None)


def source_of(article: Article, number: int, words: str) -> Source:
    return Source(
        id=f"src_{number}",
        article_id=article.id,
        kind=SourceKind.WEB_PAGE,
        title=words,
        standing=SourceTier.PRIMARY,
        added_by=words,
        added_at=AT,
        publisher=words,
        published=words,
        url=words,
        note=words,
        snapshot=Snapshot(sha256="a" * 64, media_type=words, size=1, fetched_at=AT, final_url=words, http_status=200),
    )


def review_of(words: tuple[str, ...]) -> Review:
    """An article of which each line is a claim with a verdict, a source and a flag, every text of it `words`."""
    text = "\n".join(words)
    article = Article(
        id="art_1",
        title=words[0],
        text=text,
        sha256=sha256_of(text.encode("utf-8", "surrogatepass")),
        byline=words[0],
        published=words[0],
        origin=words[0],
        added_by=words[0],
    )
    claims, start = [], 0
    for line in words:
        claims.append(claim_at(article, Span(start, start + len(line)), line))
        start += len(line) + 1
    counted = [(claim, number, line) for number, (claim, line) in enumerate(zip(claims, words, strict=True), 1)]
    return Review(
        article=article,
        sentences=tuple(Sentence(start=c.start, end=c.end, not_checkable=line) for c, _, line in counted),
        claims=tuple(standing_of(*told) for told in counted),
        flags=tuple(flag_on(*told) for told in counted),
        sources=tuple(source_of(article, number, line) for _, number, line in counted),
        events=tuple(
            Event(
                id=f"evt_{number}",
                article_id=article.id,
                subject_id=claim.id,
                kind=EventKind.RETRACTED,
                reviewer=line,
                at=AT,
                note=line,
            )
            for claim, number, line in counted
        ),
        lost=tuple(claims),
        problems=tuple(Problem(where=line, what=line, fix=line) for line in words),
    )


def report_of(words: tuple[str, ...]) -> Report:
    labels = [
        Label(name=line, key="v", mark="✓", colour="#111111", colour_dark="#eeeeee", meaning=line, needs="rationale")
        for line in words
    ]
    return build_report(review_of(words), labels=labels, made_at=AT, made_by=words[0], version="1.2.3")


@pytest.fixture(scope="session")
def hostile_words() -> tuple[str, ...]:
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_report() -> Report:
    return report_of(HOSTILE)


@pytest.fixture(scope="session")
def plain_report() -> Report:
    return report_of(("The bridge in Brégançon opened in 2019.", "It cost 36% more."))


@pytest.fixture(scope="session")
def empty_report() -> Report:
    text = "Nothing to check."
    article = Article(id="art_2", title="", text=text, sha256=sha256_of(text.encode()))
    review = Review(article=article, sentences=(), claims=(), flags=(), sources=(), events=())
    return build_report(review, labels=(), made_at=AT, made_by="Ana", version="1.2.3")


@pytest.fixture(scope="session")
def short_report() -> Report:
    """The hostile report without its long words."""
    return report_of(tuple(words for words in HOSTILE if len(words) < 1_000))


@pytest.fixture(scope="session")
def long_claim_report() -> Report:
    """A claim of 10,000 letters without a blank."""
    return one_claim_report("w" * 10_000, Span(0, 10_000))


@pytest.fixture(scope="session")
def large_report() -> Report:
    """An article of three megabytes with one claim of 10,000 characters."""
    line = "The council of Brégançon spent 36% of its budget on <b>bridges</b>, schools and roads, =1+1.\n"
    return one_claim_report(line * (3_000_000 // len(line)), Span(200, 10_200))


def one_claim_report(text: str, span: Span) -> Report:
    article = article_of(text, title="One claim")
    claim = claim_at(article, span, "=1+1")
    review = Review(
        article=article,
        sentences=(),
        claims=(standing_of(claim, 1, "=1+1"),),
        flags=(flag_on(claim, 1, "=1+1"),),
        sources=(source_of(article, 1, "=1+1"),),
        events=(),
    )
    return build_report(review, labels=(), made_at=AT, made_by="Ana", version="1.2.3")
