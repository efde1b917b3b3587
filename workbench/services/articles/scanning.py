"""Check an article: read it, find its claims and flags, keep what was found."""

from collections.abc import Iterable

from workbench.detectors.house_style import NO_STYLE, HouseStyle
from workbench.detectors.registry import RULES, flags_in
from workbench.domain.article import Article
from workbench.domain.checked import Checked, Scan, ScanId
from workbench.domain.claim import Claim
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.problem import Problem
from workbench.domain.span import Span
from workbench.extraction.claims import claims_in
from workbench.intake.media_types import misnamed
from workbench.services.articles.language import PACKAGE, load_tagger
from workbench.services.articles.reading_version import reading_of
from workbench.services.desk import Desk
from workbench.services.reviewing import recorded_about
from workbench.store.protocol import Record
from workbench.text.counting import counted
from workbench.text.coverage import coverage_of
from workbench.text.reading import read_document
from workbench.text.tagging import Tagger
from workbench.verdicts.recorded import Recorded
from workbench.verdicts.rescan.numbering import as_recorded, claims_to_record, numbered
from workbench.verdicts.rescan.replaced import newest_scan


def check_article(article: Article, style: HouseStyle = NO_STYLE) -> Checked:
    """The article's sentences, claims and flags; `problems` says what the check could not use."""
    tag = _tagger_for(article)
    document = read_document(article, tag)
    claims = numbered((), claims_in(document))
    return Checked(
        article=article,
        sentences=coverage_of([Span(s.start, s.end) for s in document.sentences], claims),
        claims=claims,
        flags=flags_in(document, RULES, style=style),
        problems=limits_of(article),
    )


def scan(desk: Desk, article: Article, *, by: str) -> Checked:
    """The check of `article`, with its claims, flags and the scan itself appended to the desk's store.

    What it does not find any more no longer stands, unless somebody did something
    about it. Nothing is appended where it finds what the newest check found.
    """
    recorded = recorded_about(article, desk.store.load(article.id))
    checked = as_recorded(check_article(article, desk.house_style()[0]), recorded)
    records = records_of(desk, checked, recorded, by=by)
    if records:
        desk.store.append(records, by=by)
    return checked


def records_of(
    desk: Desk, checked: Checked, recorded: Recorded, *, by: str, beside: Iterable[Claim] = ()
) -> tuple[Record, ...]:
    """What is to be kept of a check, where the store holds what is `recorded`; empty where that says it all.

    `beside` are claims that come into the store with the check and are numbered with its own.
    """
    article, stored = checked.article, set(recorded.flags)
    found = Scan(
        id=ScanId(desk.new_id("scn")),
        article_id=article.id,
        reading=reading_of(article, desk.house_style()[0]),
        scanned_by=by,
        scanned_at=desk.now(),
        claim_ids=tuple(claim.id for claim in checked.claims),
        flag_ids=tuple(flag.id for flag in checked.flags),
    )
    claims = claims_to_record(recorded, (*checked.claims, *beside))
    changed: tuple[Record, ...] = (*claims, *(flag for flag in checked.flags if flag not in stored))
    if not changed and _says_the_same(found, newest_scan(recorded.scans)):
        return ()
    return (*changed, found, _scanned(desk, checked, by=by))


def _says_the_same(scan: Scan, before: Scan | None) -> bool:
    told = (scan.reading, scan.claim_ids, scan.flag_ids)
    return before is not None and told == (before.reading, before.claim_ids, before.flag_ids)


def _scanned(desk: Desk, checked: Checked, *, by: str) -> Event:
    return Event(
        id=EventId(desk.new_id("evt")),
        article_id=checked.article.id,
        subject_id=checked.article.id,
        kind=EventKind.SCANNED,
        reviewer=by,
        at=desk.now(),
        note=f"{counted(len(checked.claims), 'claim')}, {counted(len(checked.flags), 'flag')}",
    )


def belied_name(article: Article) -> tuple[Problem, ...]:
    """That the article's file has the name of something else, such as text called .pdf; else nothing."""
    what = misnamed(article.media_type, article.origin)
    fix = "See that it is the file you meant."
    return (Problem(where=article.origin, what=what, fix=fix),) if what else ()


def limits_of(article: Article) -> tuple[Problem, ...]:
    """What a reader of a check should know of it: a misleading name, another language, or no language model."""
    return (*belied_name(article), *_limits_of_language(article))


def _limits_of_language(article: Article) -> tuple[Problem, ...]:
    if not article.is_english:
        what = (
            f"the language seems to be '{article.language}', so claims are whole sentences, judged by their "
            "figures alone, and the rules for English are left out"
        )
        fix = "Choose the claims by hand; only hidden signs and repetition were looked for."
        return (Problem(where=article.origin or article.title or article.id, what=what, fix=fix),)
    if _tagger_for(article) is None:
        return (
            Problem(
                where=PACKAGE,
                what="the language model is not installed, so claims are whole sentences",
                fix="Run `make setup` to install it.",
            ),
        )
    return ()


def _tagger_for(article: Article) -> Tagger | None:
    return load_tagger() if article.is_english else None
