"""Sources looked at again: what is recorded, which verdicts it puts in question, and what clears them."""

import io
import zipfile
from dataclasses import replace

import pytest

from workbench.domain.identity import sha256_of
from workbench.domain.source import Fetched, Outcome, Snapshot, SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import DecisionRefusedError, FetchError, UnknownRecordError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.check_desk import check_desk
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import retract, undo
from workbench.services.export_report import export_bundle
from workbench.services.sources.attach_source import attach_citation, attach_file, attach_url
from workbench.services.sources.details import EvidenceInput
from workbench.services.sources.recheck_sources import recheck_sources
from workbench.services.sources.suggest_passages import attach_passage

URL = "https://example.org/poll"
TEXT = "In the poll 62% of Danes agreed with the plan. Work begins in spring."
PAGE = "The council met.\nIn the poll 62% of Danes agreed with the plan. Nobody else was asked."
PASSAGE = "In the poll 62% of Danes agreed with the plan."
CHANGED = PAGE.replace("62%", "61%")
BEARING = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ana")


class Web:
    """Pages by address; one that is missing cannot be had."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {URL: PAGE}
        self.asked: list[str] = []
        self.leads: dict[str, str] = {}

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(url=url, what="the site answered 503 Service Unavailable")
        content = self.pages[url].encode()
        snapshot = Snapshot(
            sha256=sha256_of(content),
            media_type="text/plain",
            size=len(content),
            fetched_at="2026-11-23T20:00:00Z",
            final_url=self.leads.get(url, url),
            http_status=200,
        )
        return Fetched(content=content, title="The poll", snapshot=snapshot)


@pytest.fixture
def web():
    return Web()


@pytest.fixture
def desk(desk, web):
    return replace(desk, fetch=web.fetch)


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=len(PASSAGE), by="Ana")


@pytest.fixture
def source(desk, claim):
    """The page, attached, with its passage kept at its place and the claim judged on it."""
    attach_url(desk, claim.article_id, claim.id, url=URL, bearing=BEARING)
    found = open_review(desk, claim.article_id).sources[0]
    place = {"start": PAGE.index(PASSAGE), "end": PAGE.index(PASSAGE) + len(PASSAGE)}
    attach_passage(desk, claim.article_id, claim.id, source_id=found.id, **place, stance=Stance.SUPPORTS, by="Ana")
    judge(desk, claim)
    return found


def judge(desk, claim):
    return decide(desk, claim.article_id, claim.id, label="verified", rationale="", by="Ana")


def look(desk, claim, **only):
    return [found for looked in recheck_sources(desk, claim.article_id, by="Ben", **only) for found in looked.rechecks]


def standing(desk, claim):
    return open_review(desk, claim.article_id).claims[0]


def test_the_same_bytes_leave_the_verdict_and_name_the_passage_unchanged(desk, claim, source, web):
    (found,) = look(desk, claim)

    assert (found.outcome, found.now, found.rechecked_by) == (Outcome.UNCHANGED, PASSAGE, "Ben")
    assert PAGE[found.start : found.end] == PASSAGE
    assert standing(desk, claim).status == "verified"


def test_a_changed_passage_makes_the_verdict_stale_and_says_why(desk, claim, source, web):
    web.pages[URL] = CHANGED

    (found,) = look(desk, claim)

    assert (found.outcome, found.before, found.now) == (Outcome.CHANGED, PASSAGE, PASSAGE.replace("62%", "61%"))
    assert CHANGED[found.start : found.end] == found.now
    assert standing(desk, claim).status == "stale"
    assert standing(desk, claim).stale_because == "“The poll” has changed (2026-11-23)"
    assert standing(desk, claim).rechecks == (found,)


def test_a_passage_that_is_gone_makes_the_verdict_stale(desk, claim, source, web):
    web.pages[URL] = "The council met. That is all there is."

    assert [found.outcome for found in look(desk, claim)] == [Outcome.GONE]
    assert standing(desk, claim).stale_because == "the passage is no longer in “The poll” (2026-11-23)"


def test_the_new_copy_is_kept_beside_the_old_one_and_the_doctor_looks_after_it(desk, claim, source, web):
    web.pages[URL] = CHANGED
    (found,) = look(desk, claim)

    assert desk.store.read(found.snapshot.sha256) == CHANGED.encode()
    assert desk.store.read(source.snapshot.sha256) == PAGE.encode()
    desk.store._kept.pop(found.snapshot.sha256)
    assert [problem.where for problem in check_desk(desk)] == ["The poll"]


def test_the_bundle_holds_both_copies_and_what_was_found(desk, claim, source, web):
    web.pages[URL] = CHANGED
    (found,) = look(desk, claim)

    with zipfile.ZipFile(io.BytesIO(export_bundle(desk, claim.article_id, by="Ana"))) as bundle:
        kept = {name.rpartition("/")[2]: bundle.read(name) for name in bundle.namelist()}

    assert {source.snapshot.sha256, found.snapshot.sha256} <= set(kept)
    assert found.id in kept["rechecks.csv"].decode()
    assert "has changed" in kept["report.md"].decode()


def test_a_page_that_cannot_be_had_says_why_and_settles_nothing(desk, claim, source, web):
    web.pages[URL] = CHANGED
    look(desk, claim)
    del web.pages[URL]

    (found,) = look(desk, claim)

    assert found.outcome is Outcome.UNREACHABLE
    assert "503" in found.note
    assert found.snapshot is None
    assert standing(desk, claim).status == "stale"
    assert standing(desk, claim).rechecks == (found,)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_its_site_says_is_gone_is_told_so_and_the_verdict_stays(desk, claim, source, status):
    def gone(url: str) -> Fetched:
        raise FetchError(url=url, what=f"the site answered {status}", status=status)

    (found,) = look(replace(desk, fetch=gone), claim)

    assert found.outcome is Outcome.PAGE_GONE
    assert (found.before, found.now, str(status) in found.note) == (PASSAGE, "", True)
    assert standing(desk, claim).status == "verified"


def test_a_page_that_cannot_be_had_leaves_a_verdict_that_stood(desk, claim, source, web):
    del web.pages[URL]
    look(desk, claim)

    assert standing(desk, claim).status == "verified"


def test_finding_the_passage_as_it_was_clears_the_verdict(desk, claim, source, web):
    web.pages[URL] = CHANGED
    look(desk, claim)
    web.pages[URL] = f"A new heading\n{PAGE}"

    assert [found.outcome for found in look(desk, claim)] == [Outcome.UNCHANGED]
    assert standing(desk, claim).status == "verified"


def test_a_verdict_given_after_the_change_stands_also_when_the_same_is_found_again(desk, claim, source, web):
    web.pages[URL] = CHANGED
    look(desk, claim)
    judge(desk, claim)
    assert standing(desk, claim).status == "verified"

    look(desk, claim)
    look(desk, claim)
    assert standing(desk, claim).status == "verified"

    web.pages[URL] = CHANGED.replace("61%", "16%")
    look(desk, claim)
    assert standing(desk, claim).status == "stale"


def test_taking_the_new_verdict_back_leaves_the_old_one_stale(desk, claim, source, web):
    web.pages[URL] = CHANGED
    look(desk, claim)
    judge(desk, claim)
    look(desk, claim)
    undo(desk, claim.article_id, by="Ana")

    assert standing(desk, claim).status == "stale"


def test_a_verdict_that_never_counted_on_the_passage_stands(desk, claim, source, web):
    other = add_claim(desk, claim.article_id, start=len(PASSAGE) + 1, end=len(TEXT), by="Ana")
    attach_citation(desk, other.article_id, other.id, about=SourceMetadata(title="The mayor's letter"), bearing=BEARING)
    judge(desk, other)
    web.pages[URL] = CHANGED
    look(desk, claim)

    assert [c.status for c in open_review(desk, claim.article_id).claims] == ["stale", "verified"]


def test_a_passage_typed_by_hand_is_looked_for(desk, claim, web):
    typed = replace(BEARING, passage="62% of Danes agreed with the plan")
    attach_url(desk, claim.article_id, claim.id, url=URL, bearing=typed)
    judge(desk, claim)
    web.pages[URL] = f"Update\n{PAGE}"
    assert [found.outcome for found in look(desk, claim)] == [Outcome.UNCHANGED]

    web.pages[URL] = CHANGED
    (found,) = look(desk, claim)
    assert (found.outcome, found.now) == (Outcome.CHANGED, PASSAGE.replace("62%", "61%"))
    assert standing(desk, claim).status == "stale"


@pytest.mark.parametrize(
    ("passage", "note"),
    [("", "No passage was saved"), ("Ships may not anchor here any longer.", "as typed is not in the archived copy")],
)
def test_without_a_passage_to_compare_the_page_is_compared_as_a_whole(desk, claim, web, passage, note):
    attach_url(desk, claim.article_id, claim.id, url=URL, bearing=replace(BEARING, passage=passage))
    web.pages[URL] = CHANGED

    (found,) = look(desk, claim)

    assert (found.outcome, found.before) == (Outcome.CHANGED, PASSAGE)
    assert note in found.note


def test_a_page_that_now_leads_elsewhere_is_told(desk, claim, source, web):
    web.leads[URL] = "https://example.org/archive"
    web.pages[URL] = f"Archive\n{PAGE}"

    (found,) = look(desk, claim)

    assert (found.outcome, found.note) == (Outcome.UNCHANGED, "It now leads to https://example.org/archive.")


def test_a_new_copy_without_words_is_unreachable_not_changed(desk, claim, source, web):
    web.pages[URL] = "   "

    (found,) = look(desk, claim)

    assert found.outcome is Outcome.UNREACHABLE
    assert found.snapshot is not None
    assert standing(desk, claim).status == "verified"


def test_what_was_not_fetched_is_not_fetched_and_says_so(desk, claim, source, web):
    attach_file(desk, claim.article_id, claim.id, content=b"The letter.", name="letter.txt", bearing=BEARING)
    attach_citation(
        desk,
        claim.article_id,
        claim.id,
        about=SourceMetadata(title="A book", url="https://example.org/book"),
        bearing=BEARING,
    )
    web.asked.clear()

    told = {looked.source.title: looked.why_not for looked in recheck_sources(desk, claim.article_id, by="Ben")}

    assert told == {
        "The poll": "",
        "letter.txt": "an uploaded file; there is nothing to fetch",
        "A book": "recorded by hand; no copy of it was archived to compare with",
    }
    assert web.asked == [URL]


def test_a_source_on_which_nothing_rests_is_left_alone(desk, claim, source, web):
    for link in standing(desk, claim).evidence:
        retract(desk, claim.article_id, link.id, note="a slip", by="Ana")
    web.asked.clear()

    (looked,) = recheck_sources(desk, claim.article_id, by="Ben")

    assert (looked.rechecks, looked.why_not, web.asked) == ((), "no claim uses it", [])


def test_an_address_is_asked_once_for_all_the_copies_kept_of_it(desk, claim, source, web):
    web.pages[URL] = CHANGED
    attach_url(desk, claim.article_id, claim.id, url=URL, bearing=BEARING)
    web.asked.clear()

    outcomes = {
        looked.source.id: looked.rechecks[0].outcome for looked in recheck_sources(desk, claim.article_id, by="Ben")
    }

    assert web.asked == [URL]
    assert outcomes[source.id] is Outcome.CHANGED
    assert sorted(outcomes.values()) == [Outcome.CHANGED, Outcome.UNCHANGED]


def test_one_source_or_one_claim_can_be_asked_for(desk, claim, source, web):
    other = add_claim(desk, claim.article_id, start=len(PASSAGE) + 1, end=len(TEXT), by="Ana")

    assert len(look(desk, claim, source_id=source.id)) == 1
    assert look(desk, claim, claim_id=other.id) == []
    with pytest.raises(UnknownRecordError, match="src_none"):
        recheck_sources(desk, claim.article_id, source_id="src_none", by="Ben")
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        recheck_sources(desk, claim.article_id, by=" ")
