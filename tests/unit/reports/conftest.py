"""A report with hostile words in every field that a person or a page can fill."""

import pytest
from builders import (
    AT,
    answer_to,
    claim_at,
    event_about,
    evidence_for,
    flag_on,
    look_at,
    report_on,
    review_of,
    reviewed,
    reviewed_flag,
    source_in,
    verdict_on,
)

from workbench.domain.article import Article, article_of
from workbench.domain.checked import Sentence
from workbench.domain.claim import Claim
from workbench.domain.flag import FlagAction, Related, flag_id_for
from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.domain.report import Report
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.source import Snapshot, Source, SourceKind, SourceTier, Stance
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Label

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


def hostile_claim(article: Article, span: Span, words: str) -> Claim:
    return claim_at(
        article,
        span.start,
        span.end,
        prefix=words,
        suffix=words,
        checkable=False,
        reason=words,
        worthiness=0.5,
        cues=(words,),
        standalone=f"{words} alone",
        claimant=words,
        claimant_cue=words,
    )


def standing_of(claim: Claim, number: int, words: str) -> ReviewedClaim:
    by = {
        "reviewer": words,
        "rationale": words,
        "quote": words,
        "should_read": words,
        "evidence_ids": (f"evi_{number}",),
    }
    content, said = (verdict_on(claim, words, id=f"ver_{number}_{aspect}", aspect=aspect, **by) for aspect in Aspect)
    about = {"added_by": words, "passage": words, "locator": words, "note": words}
    evidence = evidence_for(claim, str(number), stance=Stance.REFUTES, **about)
    questions = {"questions": (content.id,), "rechecked_by": words}
    look = look_at(evidence, id=f"rck_{number}", before=words, now=words, note=words, **questions)
    return reviewed(
        claim,
        number=str(number),
        verdict=content,
        attribution=said,
        evidence=(evidence,),
        flag_ids=(flag_id_for(claim.article_id, "NAM001", claim.span),),
        history=(content, said),
        retracted=frozenset({said.id}),
        stale=number % 2 == 1,
        stale_because=words if number % 2 == 1 else "",
        rechecks=(look,),
    )


def hostile_flag(article: Article, claim: Claim, number: int) -> ReviewedFlag:
    words = claim.prefix
    related = (Related(start=claim.start, end=claim.end, quote=claim.quote),)
    told = {"name": words, "message": words, "suggestion": words, "evidence": words, "related": related}
    flag = flag_on(article, claim.quote, span=claim.span, **told)
    decision = answer_to(flag, id=f"dec_{number}", action=FlagAction.DISMISSED, reason=words, reviewer=words)
    return reviewed_flag(flag, decision=decision if number % 3 else None)


def source_of(article: Article, number: int, words: str) -> Source:
    about = {"kind": SourceKind.WEB_PAGE, "standing": SourceTier.PRIMARY, "title": words, "added_by": words}
    told = {"publisher": words, "published": words, "url": words, "note": words}
    snapshot = Snapshot(sha256="a" * 64, media_type=words, size=1, fetched_at=AT, final_url=words, http_status=200)
    return source_in(article, str(number), snapshot=snapshot, **about, **told)


def hostile_review(words: tuple[str, ...]) -> Review:
    """An article of which each line is a claim with a verdict, a source and a flag, every text of it `words`."""
    text = "\n".join(words)
    about = dict.fromkeys(("title", "byline", "published", "origin", "added_by"), words[0])
    article = Article(id="art_1", text=text, sha256=sha256_of(text.encode("utf-8", "surrogatepass")), **about)
    claims, start = [], 0
    for line in words:
        claims.append(hostile_claim(article, Span(start, start + len(line)), line))
        start += len(line) + 1
    counted = [(claim, number, line) for number, (claim, line) in enumerate(zip(claims, words, strict=True), 1)]
    return review_of(
        article,
        *(standing_of(*told) for told in counted),
        sentences=tuple(Sentence(start=c.start, end=c.end, not_checkable=line) for c, _, line in counted),
        flags=tuple(hostile_flag(article, claim, number) for claim, number, _ in counted),
        sources=tuple(source_of(article, number, line) for _, number, line in counted),
        events=tuple(event_about(claim, id=f"evt_{n}", reviewer=line, note=line) for claim, n, line in counted),
        lost=tuple(claims),
        problems=tuple(Problem(where=line, what=line, fix=line) for line in words),
    )


def report_of(words: tuple[str, ...]) -> Report:
    look = {"key": "v", "mark": "✓", "colour": "#111111", "colour_dark": "#eeeeee", "needs": "rationale"}
    labels = tuple(Label(name=line, meaning=line, **look) for line in words)
    return report_on(hostile_review(words), desk_labels=labels, made_by=words[0])


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
    return report_on(
        review_of(Article(id="art_2", title="", text=text, sha256=sha256_of(text.encode()))), desk_labels=()
    )


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
    claim = hostile_claim(article, span, "=1+1")
    found = {"flags": (hostile_flag(article, claim, 1),), "sources": (source_of(article, 1, "=1+1"),)}
    return report_on(review_of(article, standing_of(claim, 1, "=1+1"), **found), desk_labels=())
