"""The first article with claims, flags, sources and verdicts set by hand, so that no change of a rule shows here."""

from pathlib import Path
from typing import Any

import pytest
from builders import answer_to, claim_on, event_about, evidence_for, flag_on, report_on, source_in, verdict_on

from workbench.domain.article import Article, article_id_for
from workbench.domain.checked import Scan, ScanId
from workbench.domain.claim import Claim, ClaimKind, ClaimUnit
from workbench.domain.desk_rules import SecondCheck
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagDecision, Severity
from workbench.domain.identity import sha256_of
from workbench.domain.publisher import Publisher
from workbench.domain.report import Report
from workbench.domain.source import Evidence, Snapshot, Source, SourceKind, SourceTier, Stance
from workbench.domain.verdict import Aspect, Verdict
from workbench.review.fold import ArticleRecords, fold

SEED = Path(__file__).parents[4] / "seeds" / "russia-france-security-structure.txt"
AT = "2026-11-25T10:{:02}:00Z"
QUOTES = (
    "Russia and France could establish own security structure outside of the EU.",
    "Marcon just met with the leader of Belarusian opposition Svetlana Tichanovskaya",
    "He is a member of the Les Républicains party",
    "it was named as a priority by the French President Emmanuel Macron at the Bregencon summit",
    "Cambon seems to believe it is likely\u00a0France is not going to fixate",
    "36% of French people have a favorable view of Russia",
    "62% expressing an unfavorable view",
    "France–Russia relations date back to the early modern period.",
)
SLIPS = (("Marcon", "NAM001", "Macron"), ("Bregencon", "NAM002", "Brégançon"), ("phase", "WRD001", "faze"))
RIGHT = "61% expressing an unfavorable view"
LEADER = "the leader of Belarusian opposition Svetlana Tichanovskaya"
OUTSIDE = ("0-61 furniture: headline",)
PUBLISHER = Publisher(name="The Example", url="https://example.org", corrections="corrections@example.org")


@pytest.fixture(scope="session")
def quotes() -> tuple[str, ...]:
    """The claims' words, in reading order."""
    text = SEED.read_text("utf-8")
    return tuple(sorted(QUOTES, key=text.index))


@pytest.fixture(scope="session")
def quotes_and_part(quotes) -> tuple[str, ...]:
    """The claims' words with those of the part after its statement."""
    place = quotes.index(QUOTES[1]) + 1
    return (*quotes[:place], LEADER, *quotes[place:])


@pytest.fixture(scope="session")
def first_report() -> Report:
    text = SEED.read_text("utf-8")
    article = Article(
        id=article_id_for(text),
        title=text.partition("\n")[0],
        text=text,
        sha256=sha256_of(text.encode()),
        byline="Christina Kitova",
        published="2020-09-30",
        origin="https://example.org/russia-france",
        added_at=AT.format(0),
        added_by="Ana Ruiz",
    )
    claims = tuple(_claim(article, quote) for quote in QUOTES)
    alone = "Svetlana Tichanovskaya is the leader of Belarusian opposition"
    leader = claim_on(article, LEADER, standalone=alone, unit=ClaimUnit.PART, parent=claims[1].id)
    flags = tuple(_flag(article, *slip) for slip in SLIPS)
    pew, senate = _source(article, "pew", "Pew, spring 2017 survey"), _source(article, "sen", "Sénat: groupe d’amitié")
    recorded = ArticleRecords(
        article=article,
        claims=(*claims, leader),
        scans=(_scan(article, claims=(*claims, leader), flags=flags),),
        flags=flags,
        flag_decisions=tuple(_accepted(flag, number) for number, flag in enumerate(flags[:2], 40)),
        sources=(pew, senate, _source(article, "unused", "Read, not used")),
        evidence=(
            _evidence(claims[5], pew, Stance.SUPPORTS, "In France, 36% have a favorable view of Russia."),
            _evidence(claims[6], pew, Stance.REFUTES, "61% have an unfavorable view."),
            _evidence(claims[2], senate, Stance.CONTEXT, "Groupe Les Républicains, Île-de-France"),
        ),
        verdicts=(
            _verdict(claims[5], "verified", "", 20),
            _verdict(claims[6], "needs minor fix", "Pew has 61%, not 62%.", 21, should_read=RIGHT),
            _verdict(claims[6], "wrong", "Too hard.", 22),
            _verdict(claims[3], "wrong", "The fort is in Brégançon; it hosted no summit.", 23),
            _verdict(claims[1], "disputed", "No meeting is on record — “Marcon” is Emmanuel Macron.", 24),
            _verdict(claims[2], "verified", "", 25, aspect=Aspect.ATTRIBUTION),
        ),
        events=(
            _event(article, EventKind.ADDED, article.id, 0),
            _event(article, EventKind.RETRACTED, f"ver_{claims[6].id}_22", 30),
        ),
    )
    review = fold(recorded, second_check=SecondCheck.OPEN)
    about = {"made_at": AT.format(59), "made_by": "Ana Ruiz", "version": "1.2.3", "publisher": PUBLISHER}
    return report_on(review, **about)


def _claim(article: Article, quote: str) -> Claim:
    return claim_on(
        article,
        quote,
        kind=ClaimKind.STATISTIC if "%" in quote else ClaimKind.EXISTENCE_OR_RELATION,
        standalone=f"Christian Cambon {quote.partition(' ')[2]}" if quote.startswith("He ") else "",
        claimant="Christian Cambon" if "Bregencon" in quote else "",
    )


def _scan(article: Article, *, claims: tuple[Claim, ...], flags: tuple[Flag, ...]) -> Scan:
    found = {"claim_ids": tuple(claim.id for claim in claims), "flag_ids": tuple(flag.id for flag in flags)}
    about = {"reading": "2/0a1b2c", "scanned_by": "Ana Ruiz", "scanned_at": AT.format(0), "words": 715}
    return Scan(id=ScanId("scn_1"), article_id=article.id, outside=OUTSIDE, **found, **about)


def _flag(article: Article, quote: str, rule: str, suggestion: str) -> Flag:
    told = {"name": "", "message": f"Is '{suggestion}' meant?", "suggestion": suggestion}
    return flag_on(article, quote, rule=rule, severity=Severity.WARNING, **told)


def _accepted(flag: Flag, minute: int) -> FlagDecision:
    return answer_to(flag, id=f"fld_{minute}", reviewer="Ana Ruiz", decided_at=AT.format(minute))


def _source(article: Article, name: str, title: str) -> Source:
    about = {"kind": SourceKind.WEB_PAGE, "title": title, "url": f"https://example.org/{name}?a=1&b=2"}
    by = {"standing": SourceTier.PRIMARY, "added_by": "Ana Ruiz", "added_at": AT.format(10)}
    if name != "pew":
        return source_in(article, name, **about, **by)
    snapshot = Snapshot(sha256=sha256_of(name.encode()), media_type="text/html", size=9, fetched_at=AT.format(9))
    pew = {"publisher": "Pew Research Center", "published": "2017-08-16", "snapshot": snapshot}
    return source_in(article, name, **about, **by, **pew)


def _evidence(claim: Claim, source: Source, stance: Stance, passage: str) -> Evidence:
    about = {"id": f"evi_{claim.id}", "source_id": source.id, "stance": stance}
    by = {"added_by": "Ana Ruiz", "added_at": AT.format(11)}
    return evidence_for(claim, passage=passage, locator="page 12", **about, **by)


def _verdict(claim: Claim, label: str, rationale: str, minute: int, **more: Any) -> Verdict:
    by = {"reviewer": "Ben Ōe", "decided_at": AT.format(minute), "aspect": Aspect.CONTENT}
    return verdict_on(claim, label, **({"id": f"ver_{claim.id}_{minute}", "rationale": rationale} | by | more))


def _event(article: Article, kind: EventKind, subject: str, minute: int) -> Event:
    about = {"id": f"evt_{minute}", "subject_id": subject, "at": AT.format(minute)}
    return event_about(article, kind, article_id=article.id, reviewer="Ben Ōe", **about)
