"""`workbench recheck` over a folder of CSV files and a site on this machine."""

import pytest

from workbench.__main__ import main
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.errors import LoopbackOnlyError
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.sources.attach_source import attach_citation, attach_url
from workbench.services.sources.details import EvidenceInput
from workbench.wiring import TEST_SITE, open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo cost 40 million kroner.\n"
SAID = "The bridge cost 40 million kroner in all."


@pytest.fixture
def claims(tmp_path, site, capsys):
    """A store with one claim, judged on a page of the site and on a citation."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "claims"
    site.page, site.media_type = f"It rained. {SAID} Nobody was hurt.", "text/plain"
    main(["articles", "--claims", str(folder), "--by", "Ada", "--add", str(path)])
    desk = open_desk(folder)
    article_id = desk.store.article_list()[0].id
    claim_id = open_review(desk, article_id).claims[0].claim.id
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Ada", passage=SAID)
    attach_url(desk, article_id, claim_id, url=f"http://{site.address}/bridge", bearing=bearing)
    attach_citation(desk, article_id, claim_id, about=SourceMetadata(title="The city's accounts"), bearing=bearing)
    decide(desk, article_id, claim_id, label="verified", rationale="", by="Ada")
    capsys.readouterr()
    return folder


def status_of_first_claim(folder) -> str:
    desk = open_desk(folder)
    return open_review(desk, desk.store.article_list()[0].id).claims[0].status


def test_an_unchanged_page_gives_status_0_and_a_line_a_source(claims, capsys):
    assert main(["recheck", "--claims", str(claims)]) == 0
    told = capsys.readouterr().out

    assert "claim 1: unchanged" in told
    assert "The city's accounts: recorded by hand" in told
    assert "1 passage rechecked: 1 unchanged" in told


def test_a_changed_passage_gives_status_1_and_its_words_before_and_now(claims, site, capsys):
    site.page = site.page.replace("40 million", "60 million \x1b[31m")

    assert main(["recheck", "oslo", "--claims", str(claims), "--by", "Ben"]) == 1
    told = capsys.readouterr().out

    assert "claim 1: changed" in told
    assert "The bridge cost [-40-] {+60+} million" in told
    assert "\x1b" not in told
    assert status_of_first_claim(claims) == "stale"


def test_a_site_that_is_gone_is_unreachable_and_leaves_the_verdict(claims, site, capsys):
    site.close()

    assert main(["recheck", "--claims", str(claims)]) == 0
    assert "claim 1: unreachable (http://127.0.0.1:" in capsys.readouterr().out
    assert status_of_first_claim(claims) == "verified"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_told_with_the_sites_answer_and_gives_status_1(claims, site, capsys, status):
    site.status = status

    assert main(["recheck", "--claims", str(claims)]) == 1
    told = capsys.readouterr().out

    assert f"claim 1: page gone (http://{site.address}/bridge: the site answered {status}" in told
    assert "1 passage rechecked: 1 page gone" in told
    assert status_of_first_claim(claims) == "verified"


def test_an_unknown_source_gets_one_line(claims, capsys):
    assert main(["recheck", "--claims", str(claims), "--source", "src_none"]) == 2
    assert capsys.readouterr().err.count("'src_none'") == 1


def test_one_source_can_be_asked_for(claims, capsys):
    desk = open_desk(claims)
    citation = open_review(desk, desk.store.article_list()[0].id).sources[1]

    assert main(["recheck", "--claims", str(claims), "--source", citation.id]) == 0
    assert "0 passages rechecked" in capsys.readouterr().out


@pytest.mark.parametrize("written", ["10.0.0.1:80", "127.0.0.1", "localhost:80", "127.0.0.1:80@evil.example", "*"])
def test_the_permission_for_tests_is_refused_for_any_other_place(tmp_path, monkeypatch, written):
    monkeypatch.setenv(TEST_SITE, written)

    with pytest.raises(LoopbackOnlyError, match="for tests only"):
        open_desk(tmp_path)
