"""Every screen is drawn, and what is typed, chosen and clicked on it is carried out; without a browser."""

import gc
import json
import shutil
from pathlib import Path
from typing import ClassVar

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

import workbench
from workbench.domain.flag import FlagAction
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.verdict import Channel
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import decide, decide_flag
from workbench.services.desk import Desk
from workbench.services.names.list_names import NameInput, add_name, load_names
from workbench.services.sources.assess_source import assess_source
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.ui.findings.writer_thread import FindingsWriter
from workbench.wiring import open_desk

UI = Path(workbench.__file__).parent / "ui"
SCREENS = ("review", "queue", "flags", "ledgers", "report", "articles")
TEXT = "The bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said. Prices rose by 4% last year."
OTHER = "The mill in Bergen burnt down in 2021."


class KnownPages(PagesManager):
    """Knows the screens from the run before, as that of a server does: a click may lead to one of them."""

    known: ClassVar[dict] = {}

    def get_pages(self) -> dict:
        KnownPages.known.update(self._pages or {})
        return dict(KnownPages.known) or super().get_pages()


class Screen:
    """The page in a session of its own, over the claims folder of the test."""

    def __init__(self) -> None:
        self.at = AppTest.from_file(UI / "main.py", default_timeout=60).run()

    def turn_to(self, name: str) -> "Screen":
        (path,) = (UI / "screens").glob(f"{name}*.py")
        self.at.switch_page(str(path)).run()
        if name == "flags":  # it has led on to Review, which a browser then asks for
            self.at.switch_page(str(UI / "screens" / "review_screen.py"))
        return self

    def sign_as(self, name: str) -> "Screen":
        self.at.text_input("reviewer_name").set_value(name).run()
        return self

    def click(self, key: str) -> "Screen":
        self.at.button(key).click().run()
        return self

    def click_late(self, key: str, *, shown: str) -> "Screen":
        """Click on this page once the server has drawn the page `shown` over it; the click comes with its fields."""
        states = self.at.button(key).click().root.get_widget_states()
        for place in range(len(states.widgets) - 1, -1, -1):  # a browser tells of no button that was not pressed
            if states.widgets[place].WhichOneof("value") == "trigger_value" and not states.widgets[place].trigger_value:
                del states.widgets[place]
        self.at.button(key).set_value(False)
        self.turn_to(shown).at._run(states)
        return self

    def choose(self, key: str, value: object) -> "Screen":
        self.element(key).set_value(value).run()
        return self

    def send(self, key: str, *, trigger: bool = False, **state: object) -> "Screen":
        """Have the component under this key send what it would send from a browser."""
        sender, states = self.element(key), self.at._tree.get_widget_states()
        if trigger:
            told = [{"event": event, "value": value} for event, value in state.items()]
            name = f"$$STREAMLIT_INTERNAL_KEY_{sender.proto.id}__events"
            states.widgets.add(id=name, json_trigger_value=json.dumps(told))
        else:
            states.widgets.add(id=sender.proto.id, json_value=json.dumps(state))
        self.at._run(states)
        return self

    def open(self, label: str) -> "Screen":
        """Open the closed box with this label, as a click on its heading does."""
        states = self.at._tree.get_widget_states()
        box = next(box for box in self.at.main.expander if box.label == label)
        states.widgets.add(id=box.proto.id, bool_value=True)
        self.at._run(states)
        return self

    def elements(self) -> list:
        return [one for block in (self.at.main, self.at.sidebar) for one in block if hasattr(one, "proto")]

    def element(self, key: str):
        return next(one for one in self.elements() if one.key == key)

    def data(self, key: str) -> dict:
        """What the component under this key was given."""
        return json.loads(self.element(key).proto.json)

    @property
    def title(self) -> str:
        return self.at.title[0].value if self.at.title else "Review"

    @property
    def words(self) -> str:
        kinds = {"text", "caption", "info", "warning", "subheader", "html"}
        shown = (one.value for one in self.elements() if one.type in kinds)
        return "\n".join(words for words in shown if "wb-chip" not in words)


def title_of(name: str) -> str:
    """The title of a screen; the flags are a view of the Review page."""
    return "Review" if name == "flags" else name.capitalize()


def keys_of(screen: Screen) -> set[str]:
    return {one.key for one in screen.elements() if one.type in {"button", "download_button"}}


@pytest.fixture(scope="module")
def checked(tmp_path_factory) -> Path:
    """A folder with one checked article, made once: to read it takes longer than all that is done on it."""
    folder = tmp_path_factory.mktemp("checked") / "claims"
    desk = open_desk(folder, channel=Channel.PAGE)
    scan_article(desk, import_text(desk, TEXT, origin="bridge.txt", by="Zoe", title="The bridge"), by="Zoe")
    return folder


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The claims folder of the page, still empty; the thread that writes the findings has tests of its own."""
    monkeypatch.setenv("WORKBENCH_CLAIMS", str(tmp_path / "claims"))
    monkeypatch.setenv("WORKBENCH_SEEDS", str(tmp_path / "seeds"))
    monkeypatch.delenv("WORKBENCH_REVIEWER", raising=False)
    monkeypatch.setattr(FindingsWriter, "start", lambda _: None)
    for done_once_a_server in ("collect", "freeze"):
        monkeypatch.setattr(gc, done_once_a_server, lambda: None)
    monkeypatch.setattr(app_test, "PagesManager", KnownPages)
    st.cache_resource.clear()
    yield tmp_path / "claims"
    st.cache_resource.clear()


@pytest.fixture
def desk(folder, checked) -> Desk:
    """Another program at the claims folder, which holds the checked article."""
    return open_desk(Path(shutil.copytree(checked, folder)), channel=Channel.PAGE)


@pytest.fixture
def review(desk):
    return open_review(desk, desk.store.article_list()[0].id)


@pytest.fixture
def claim(review):
    """The claim that the Review page opens with."""
    return review.claims[0].claim


@pytest.fixture
def flag(review):
    (standing,) = review.flags
    return standing.flag


def verify(desk: Desk, claim) -> None:
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Zoe", passage="Opened in 2019.")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="Yearbook of roads"), bearing=bearing)
    decide(desk, claim.article_id, claim.id, label="verified", rationale="It is so.", by="Zoe")


def now(desk: Desk):
    return open_review(desk, desk.store.article_list()[0].id)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_an_empty_folder_says_that_there_is_no_article(folder, name):
    screen = Screen().turn_to(name)

    assert not screen.at.exception
    assert screen.title == title_of(name)
    if name == "articles":
        assert keys_of(screen) == {"read_url", "add_article"}
    else:
        assert screen.words == "No article yet. Add one on the Articles page."


DRAWN = {
    "review": "0 of 4 decided",
    "queue": "4 of 4 claims: 4 to check, 0 not checkable, 0 decided.",
    "flags": "Notes (1)",
    "ledgers": "Click a row",
    "report": "4 claims and 1 flag are still open",
    "articles": "bridge.txt",
}
JUDGED = DRAWN | {
    "review": "Yearbook of roads",
    "queue": "4 of 4 claims: 4 to check, 0 not checkable, 1 decided.",
    "report": "3 claims and 1 flag are still open",
}


@pytest.mark.parametrize(("name", "words"), DRAWN.items())
def test_a_screen_of_a_checked_article_is_drawn(desk, name, words):
    screen = Screen().turn_to(name)

    assert not screen.at.exception
    assert screen.title == title_of(name)
    assert words in screen.words
    assert "wb-line-title" in screen.words
    assert "The bridge" in screen.words


@pytest.mark.parametrize(("name", "words"), JUDGED.items())
def test_a_screen_of_an_article_with_a_verdict_and_its_source_is_drawn(desk, claim, name, words):
    verify(desk, claim)

    screen = Screen().turn_to(name)

    assert not screen.at.exception
    assert words in screen.words


def test_an_empty_folder_is_filled_with_the_seed_articles(folder):
    (folder.parent / "seeds").mkdir()
    (folder.parent / "seeds" / "mill.txt").write_text(OTHER, "utf-8")

    assert OTHER in Screen().words


def test_a_folder_that_cannot_be_read_is_named_in_one_line(folder):
    folder.write_text("a file", "utf-8")

    screen = Screen()

    assert not screen.at.exception
    assert "claims" in screen.words
    assert screen.words.count("\n") == 0


def test_a_mistake_in_the_settings_is_told_on_every_screen(folder, desk):
    (folder / "verdict_labels.toml").write_text("labels = 3", "utf-8")

    for name in SCREENS:
        assert "1 mistake in the settings files" in [box.label for box in Screen().turn_to(name).at.main.expander]


def test_the_article_chosen_on_articles_is_reviewed(desk):
    added = import_text(desk, OTHER, origin="mill.txt", by="Zoe", title="The mill")
    scan_article(desk, added, by="Zoe")
    screen = Screen().turn_to("articles")
    assert {button.label for button in screen.at.button if button.key.startswith("open_")} == {
        "Under review",
        "Review this",
    }

    screen.click(f"open_{added.id}")

    assert screen.title == "Review"
    assert screen.at.session_state["page"] == ""
    assert ">The mill</span>" in screen.words


def test_a_pasted_article_is_added_checked_and_reviewed(folder):
    screen = Screen().turn_to("articles")
    screen.at.text_area("new_text").set_value(OTHER)
    screen.at.text_input("new_title").set_value("The mill")

    screen.sign_as("Ana").click("add_article")

    assert screen.title == "Review"
    assert ">The mill</span>" in screen.words
    (article,) = open_desk(folder).store.article_list()
    assert (article.text, article.added_by, article.origin) == (OTHER, "Ana", "pasted text")
    assert now(open_desk(folder)).claims
    assert screen.turn_to("articles").at.text_area("new_text").value == ""


def test_an_article_from_a_file_is_added_as_corrected_although_the_page_was_drawn_over_meanwhile(folder):
    """A click on a page drawn over comes with all its fields: to the server the file looks newly chosen."""
    screen = Screen().turn_to("articles").sign_as("Ana")
    screen.at.file_uploader("new_file").set_value(("mill.txt", OTHER.encode(), "text/plain")).run()
    screen.at.text_area("new_text").set_value(OTHER.replace("2021", "2022")).run()
    upload = screen.at.file_uploader("new_file")
    upload._files = upload._get_files_to_register()
    screen.at.session_state._state._state._drop_widget_value(upload.id, "new_file")

    screen.click("add_article")

    (article,) = open_desk(folder).store.article_list()
    assert (article.text, article.origin) == (OTHER.replace("2021", "2022"), "mill.txt")


def test_an_article_without_text_is_refused_and_its_title_stays_in_the_form(folder):
    screen = Screen().turn_to("articles")
    screen.at.text_input("new_title").set_value("The mill")

    screen.click("add_article")

    assert screen.title == "Articles"
    assert "there is no text" in screen.words
    assert screen.at.text_input("new_title").value == "The mill"


def test_the_queue_is_searched_and_filtered(desk, claim, flag):
    screen = Screen().turn_to("queue")

    screen.at.text_input("queue_words").set_value("kroner").run()
    assert "2 of 4 claims" in screen.words
    assert len(screen.data("queue_table")["rows"]) == 2

    screen.at.text_input("queue_words").set_value("")
    screen.choose("queue_flagged", "flagged")
    assert "1 of 4 claims" in screen.words

    screen.at.multiselect("queue_kinds").set_value(["date-or-event"]).run()
    assert "No claim matches. Widen the filters." in screen.words

    screen.choose("queue_flagged", "all")
    assert [row["id"] for row in screen.data("queue_table")["rows"]] == [claim.id]


def test_the_queue_is_filtered_by_status(desk, claim):
    verify(desk, claim)
    screen = Screen().turn_to("queue")

    screen.at.multiselect("queue_statuses").set_value(["verified"]).run()

    assert "1 of 4 claims" in screen.words


def test_the_queue_tells_how_many_sources_a_claim_has_however_many_passages_each(desk, claim):
    for title, passage in (("Yearbook", "Opened in 2019."), ("Yearbook", "In May 2019."), ("Atlas", "Since 2019.")):
        bearing = EvidenceInput(by="Zoe", passage=passage)
        attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title=title), bearing=bearing)

    shown = Screen().turn_to("queue").data("queue_table")

    at = shown["columns"].index("Sources")
    assert {row["cells"][at] for row in shown["rows"] if row["id"] == claim.id} == {"2"}
    assert {row["cells"][at] for row in shown["rows"] if row["id"] != claim.id} == {""}


def test_a_row_of_the_queue_leads_to_its_claim(desk, review):
    last = review.claims[-1].claim

    screen = Screen().turn_to("queue").send("queue_table", trigger=True, chosen=last.id)

    assert screen.title == "Review"
    assert screen.data("pane")["selected"] == last.id


def test_a_row_of_a_ledger_leads_to_its_claim(desk):
    screen = Screen().turn_to("ledgers").choose("ledger", "numbers")
    row = screen.data("ledger_numbers")["rows"][-1]

    screen.send("ledger_numbers", trigger=True, chosen=row["id"])

    assert screen.title == "Review"
    assert screen.data("pane")["selected"] == row["id"]


def test_a_flag_is_accepted_on_flags_and_found_among_those_accepted(desk, flag):
    screen = Screen().turn_to("flags").sign_as("Ana")

    screen.click(f"accepted_list_{flag.id}")

    assert "Flag accepted." in screen.words
    assert "Notes (1)" not in screen.words
    assert now(desk).flags[0].decision.reviewer == "Ana"
    assert "accepted by Ana" in screen.choose("flags_shown", "accepted").words
    assert "No flags here." in screen.choose("flags_shown", "dismissed").words


def test_a_flag_is_dismissed_only_with_a_reason(desk, flag):
    screen = Screen().turn_to("flags").sign_as("Ana").click(f"dismissed_list_{flag.id}")
    assert "Dismissing a flag needs a reason" in screen.words

    screen.at.text_input(f"flag_reason_list_{flag.id}").set_value("The issue is dated.")
    screen.click(f"dismissed_list_{flag.id}")

    assert now(desk).flags[0].decision.reason == "The issue is dated."


def test_a_flag_leads_to_its_place_in_the_article(desk, review, flag):
    screen = Screen().turn_to("flags").click(f"place_{flag.id}")

    (claim,) = [standing.claim for standing in review.claims if flag.id in standing.flag_ids]
    assert (screen.title, screen.data("pane")["selected"]) == ("Review", claim.id)
    assert f"accepted_panel_{flag.id}" in keys_of(screen)


def test_the_name_given_signs_on_every_screen(desk):
    screen = Screen().sign_as("  Ana Ruiz ")

    for name in SCREENS:
        assert screen.turn_to(name).at.text_input("reviewer_name").value == "Ana Ruiz"
    assert screen.turn_to("review").data("pane")["reviewer"] == "Ana Ruiz"


def test_a_known_name_in_another_spelling_is_asked_about(desk, claim):
    verify(desk, claim)
    screen = Screen().sign_as("zoe")
    assert "'Zoe' has already signed here. Is that you?" in screen.words
    assert screen.data("pane")["reviewer"] == ""

    screen.click("name_known")

    assert screen.at.text_input("reviewer_name").value == screen.data("pane")["reviewer"] == "Zoe"
    assert "count as the same person" in Screen().sign_as("zoe").click("name_other").words


def test_the_name_that_the_browser_remembers_signs_unless_one_was_typed(desk):
    assert Screen().send("frame", hello={"name": "Ana"}).data("pane")["reviewer"] == "Ana"
    assert Screen().sign_as("Ben").send("frame", hello={"name": "Ana"}).data("pane")["reviewer"] == "Ben"


def test_a_verdict_is_given_through_its_fields(desk, claim):
    screen = Screen().sign_as("Ana").choose(f"label_{claim.id}", "wrong")
    screen.at.text_area(f"rationale_{claim.id}").set_value("It opened in 2018.")

    screen.click(f"save_{claim.id}")

    assert "Saved: wrong." in screen.words
    verdict = now(desk).claims[0].verdict
    assert (verdict.label, verdict.rationale, verdict.reviewer) == ("wrong", "It opened in 2018.", "Ana")
    assert verdict.channel is Channel.PAGE


def test_a_verdict_is_given_with_a_key_of_the_pane_once_however_often_it_is_sent(desk, claim):
    screen = Screen().sign_as("Ana")
    key = {"nonce": "n", "sequence": 1, "type": "verdict", "id": claim.id, "label": "wrong", "rationale": "So."}

    screen.send("pane", outbox=[key])
    screen.send("pane", outbox=[key, {"nonce": "n", "sequence": 2, "type": "painted", "revision": ""}])

    assert [verdict.rationale for verdict in now(desk).claims[0].history] == ["So."]
    assert screen.data("pane")["ack"] == {"nonce": "n", "sequence": 2}


REFUSED = {
    "nobody": ("", "wrong", "It opened in 2018.", "Enter your name first"),
    "without a rationale": ("Ana", "wrong", "", "needs a rationale"),
    "without a source": ("Ana", "verified", "It is so.", "needs at least one source"),
}


@pytest.mark.parametrize(("by", "label", "rationale", "why"), REFUSED.values(), ids=REFUSED)
def test_a_refused_verdict_says_why_until_it_is_put_away(desk, claim, by, label, rationale, why):
    screen = Screen().sign_as(by).choose(f"label_{claim.id}", label)
    screen.at.text_area(f"rationale_{claim.id}").set_value(rationale)

    screen.click(f"save_{claim.id}")

    (warning,) = screen.at.warning
    assert warning.value.startswith("Not saved:")
    assert why in warning.value
    assert screen.at.text_area(f"rationale_{claim.id}").value == rationale
    assert now(desk).claims[0].history == ()
    assert not screen.click("unsaved_away").at.warning


@pytest.mark.parametrize("shown", ["queue", "ledgers", "report", "articles"])
def test_a_verdict_saved_too_late_is_saved_and_the_page_turned_to_says_so_once(desk, claim, shown):
    screen = Screen().sign_as("Ana").choose(f"label_{claim.id}", "wrong")
    screen.at.text_area(f"rationale_{claim.id}").set_value("It opened in 2018.")

    screen.click_late(f"save_{claim.id}", shown=shown)

    assert screen.title == shown.capitalize()
    assert screen.words.count("Saved: wrong.") == 1
    assert now(desk).claims[0].verdict.rationale == "It opened in 2018."
    assert "Saved: wrong." not in screen.turn_to("review").words


def test_a_verdict_refused_too_late_is_told_on_every_page_until_it_is_put_away(desk, claim):
    screen = Screen().sign_as("Ana").choose(f"label_{claim.id}", "wrong")
    screen.click_late(f"save_{claim.id}", shown="report")
    assert "1 verdict not saved. The Review page says why." in screen.words
    assert "1 verdict not saved" in screen.turn_to("queue").words
    assert "1 verdict not saved" not in screen.turn_to("review").words
    assert "not saved" not in screen.click("unsaved_away").turn_to("queue").words


def test_a_verdict_saved_too_late_says_nothing_of_the_sources_that_the_page_showed(desk, claim):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, by="Zoe", passage="Opened in 2019.")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="Yearbook of roads"), bearing=bearing)
    screen = Screen().sign_as("Ana").choose(f"label_{claim.id}", "wrong")
    screen.at.text_area(f"rationale_{claim.id}").set_value("It opened in 2018.")
    (link,) = now(desk).claims[0].evidence
    refuting = {"stance": Stance.REFUTES, "standing": SourceTier.SECONDARY}
    assess_source(desk, claim.article_id, link.id, by="Zoe", **refuting)

    screen.click_late(f"save_{claim.id}", shown="report")

    assert "Saved: wrong." in screen.words
    (link,) = now(desk).claims[0].evidence
    assert link.stance is Stance.REFUTES


def test_a_verdict_has_to_be_chosen(desk, claim):
    assert "Choose a verdict first." in Screen().sign_as("Ana").click(f"save_{claim.id}").words


def test_a_verdict_over_one_that_another_gave_meanwhile_is_held_until_it_is_overruled(desk, claim):
    screen = Screen().sign_as("Ana").choose(f"label_{claim.id}", "wrong")
    screen.at.text_area(f"rationale_{claim.id}").set_value("It opened in 2018.")
    verify(desk, claim)

    screen.click(f"save_{claim.id}")
    assert "Zoe decided 'verified'" in screen.words
    assert now(desk).claims[0].status == "verified"

    screen.click(f"overrule_{claim.id}")
    assert now(desk).claims[0].status == "wrong"
    assert not screen.at.warning


def test_undo_takes_back_ones_own_last_decision(desk, claim):
    verify(desk, claim)
    screen = Screen().sign_as("Zoe").click("undo")

    assert "Undone: the verdict 'verified'." in screen.words
    assert now(desk).claims[0].status == "open"
    assert "Ana has nothing to undo in this article" in Screen().sign_as("Ana").click("undo").words


def test_a_source_is_attached_through_its_form(desk, claim):
    screen = Screen().sign_as("Ana")
    screen.at.session_state[f"attach_{claim.id}"] = True
    screen.at.run()
    screen.at.text_input(f"title_{claim.id}").set_value("Yearbook of roads")
    screen.at.text_area(f"passage_{claim.id}").set_value("Opened in 2019.")
    screen.choose(f"stance_{claim.id}", "supports")

    screen.click(f"do_attach_{claim.id}")

    assert "Source attached." in screen.words
    (link,) = now(desk).claims[0].evidence
    assert (link.stance, link.passage, link.added_by) == (Stance.SUPPORTS, "Opened in 2019.", "Ana")
    assert screen.at.text_input(f"title_{claim.id}").value == ""


def test_details_that_a_source_attached_again_does_not_take_are_named(desk, claim):
    screen = Screen().sign_as("Ana")
    screen.at.session_state[f"attach_{claim.id}"] = True
    screen.at.run()
    for affiliation in ("Ayr Mill", "Town of Ayr"):
        screen.choose(f"sort_{claim.id}", "Person")
        screen.at.text_input(f"title_{claim.id}").set_value("Anna Berg")
        screen.at.text_input(f"published_{claim.id}").set_value("2020-09-30")
        screen.at.text_input(f"publisher_{claim.id}").set_value(affiliation)
        screen.click(f"do_attach_{claim.id}")
        assert "Source attached." in screen.words

    assert "Not recorded: publisher 'Town of Ayr' (stays 'Ayr Mill')." in screen.words


def test_a_claim_of_ones_own_is_added_by_its_words(desk):
    screen = Screen().sign_as("Ana")
    screen.at.session_state["adding"] = True
    screen.at.run()
    field = f"words_{desk.store.article_list()[0].id}"
    screen.at.text_area(field).set_value("in Oslo opened")

    screen.click("do_add_claim")

    assert "Claim added. Press Ctrl+Z to undo." in screen.words
    assert "in Oslo opened" in [standing.claim.quote for standing in now(desk).claims]


def test_a_claim_is_moved_on_through_its_box(desk, claim):
    screen = Screen().sign_as("Ana")
    screen.at.session_state[f"signoff_{claim.id}"] = True
    screen.at.run()

    screen.click(f"move_checking_{claim.id}")

    assert "Moved to: checking." in screen.words
    assert now(desk).claims[0].moves[-1].reviewer == "Ana"


def test_the_address_leads_to_its_article_and_claim_or_says_what_is_not_there(desk, review):
    last = review.claims[-1].claim

    def at_address(**parts: str) -> Screen:
        screen = Screen()
        screen.at = AppTest.from_file(UI / "main.py", default_timeout=60)
        screen.at.query_params.update(parts)
        screen.at.run()
        return screen

    assert at_address(article=last.article_id, claim=last.id).data("pane")["selected"] == last.id
    assert "The article in this link is not in this folder." in at_address(article="art_none").words
    assert "The claim in this link is not one of" in at_address(claim="clm_none").words


def test_every_ledger_is_drawn_under_its_own_words(desk, claim):
    verify(desk, claim)
    screen = Screen().turn_to("ledgers")
    (choice,) = screen.at.get("button_group")

    told = {screen.choose("ledger", name.lower()).at.main.caption[0].value for name in choice.options}

    assert len(told) == len(choice.options)
    assert not screen.at.exception


def test_the_report_is_offered_in_the_form_chosen_beside_its_preview(desk):
    screen = Screen().turn_to("report")
    assert {"download_html", "download_bundle"} <= keys_of(screen)
    assert "The bridge in Oslo" in screen.data("report_preview")["page"]

    screen.choose("report_form_audit", "csv")

    assert "download_csv" in keys_of(screen)
    assert "Download CSV" in [button.label for button in screen.at.get("download_button")]


def test_a_page_on_one_claim_is_offered_once_one_is_decided(desk, claim):
    screen = Screen().turn_to("report").choose("report_kind", "fact-check")
    assert "No claim has a verdict yet." in screen.words
    assert keys_of(screen) == {"download_bundle"}

    verify(desk, claim)
    screen.at.run()

    assert "download_html" in keys_of(screen)
    page = screen.data("report_preview")["page"]
    assert "Yearbook of roads" in page
    assert "Prices rose" not in page


HOSTILE = "![x](http://evil.example/a.png) <b>Marcon</b>"


@pytest.fixture
def misspelt(folder) -> Desk:
    """Another program at a folder with one article, in which a name has a slip."""
    desk = open_desk(folder, channel=Channel.PAGE)
    text = "Mr Macron spoke for an hour. Mr Macron promised reform. Macron left at noon. Mr Marcon waved.\n"
    scan_article(desk, import_text(desk, text, origin="a.txt", by="Zoe", title="Reform"), by="Zoe")
    return desk


def on_marcon(desk: Desk):
    return next(each for each in now(desk).flags if each.flag.quote == "Marcon")


@pytest.mark.parametrize("where", ["list", "panel"])
def test_one_click_says_that_the_flagged_name_is_right_and_lists_it(misspelt, where):
    flag = on_marcon(misspelt).flag
    screen = Screen().turn_to("flags").sign_as("Ana")
    if where == "panel":
        screen.click(f"place_{flag.id}")
    assert screen.at.button(f"right_{where}_{flag.id}").label == "‘Marcon’ is right"

    screen.click(f"right_{where}_{flag.id}")

    assert "Flag dismissed. ‘Marcon’ is on the desk's list of names." in screen.words
    assert on_marcon(misspelt).decision.reason == "‘Marcon’ is the right spelling."
    assert [(each.name, each.entries[0].added_by) for each in load_names(misspelt)] == [("Marcon", "Ana")]


def test_accepting_a_flag_offers_to_keep_its_suggestion(misspelt):
    flag = on_marcon(misspelt).flag
    screen = Screen().turn_to("flags").sign_as("Ana")
    assert screen.at.button(f"keep_list_{flag.id}").label == "Accept and keep ‘Macron’"

    screen.click(f"keep_list_{flag.id}")

    assert on_marcon(misspelt).status == "accepted"
    assert [(each.name, each.wrong) for each in load_names(misspelt)] == [("Macron", ("Marcon",))]


def wording(claim_id: str, aspect: str = "content") -> str:
    return f"should_read_{aspect}_{claim_id}"


def test_the_right_wording_is_saved_with_the_verdict_and_shown_as_a_change(desk, claim):
    screen = Screen().turn_to("review").sign_as("Ana")
    screen.at.text_area(f"rationale_{claim.id}").set_value("It was 2018.")
    screen.at.text_area(wording(claim.id)).set_value(claim.quote.replace("2019", "2018 <b>"))
    screen.choose(f"label_{claim.id}", "wrong").click(f"save_{claim.id}")

    assert now(desk).claims[0].verdict.should_read == claim.quote.replace("2019", "2018 <b>")
    assert "<del>2019</del><ins>2018 &lt;b&gt;</ins>" in screen.words


def test_a_new_verdict_keeps_the_wording_recorded(desk, claim):
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="So.", should_read="It opened.", by="Ana")
    screen = Screen().turn_to("review").sign_as("Ana")
    assert screen.at.text_area(wording(claim.id)).value == "It opened."
    screen.at.text_area(f"rationale_{claim.id}").set_value("Of May.")
    screen.choose(f"label_{claim.id}", "outdated").click(f"save_{claim.id}")
    verdict = now(desk).claims[0].verdict
    assert (verdict.label, verdict.should_read) == ("outdated", "It opened.")


@pytest.mark.parametrize("where", ["list", "panel"])
def test_accepting_a_flag_proposes_the_whole_statement_with_the_word_replaced(misspelt, where):
    flag = on_marcon(misspelt).flag
    (statement,) = [each.claim for each in now(misspelt).claims if flag.id in each.flag_ids]
    screen = Screen().turn_to("flags").sign_as("Ana")
    if where == "panel":
        screen.click(f"place_{flag.id}")
    screen.click(f"accepted_{where}_{flag.id}")

    assert "Filled in as “Should read” of claim" in screen.words
    screen = screen.turn_to("flags").choose("flags_shown", "accepted").click(f"place_{flag.id}")
    assert screen.at.text_area(wording(statement.id)).value == statement.quote.replace("Marcon", "Macron")
    assert now(misspelt).claims[-1].verdict is None


def test_accepting_a_flag_leaves_a_wording_without_the_flagged_words_as_it_is(misspelt):
    flag = on_marcon(misspelt).flag
    (statement,) = [each.claim for each in now(misspelt).claims if flag.id in each.flag_ids]
    decide(misspelt, statement.article_id, statement.id, label="wrong", rationale="So.", should_read="He left.", by="Z")
    screen = Screen().turn_to("flags").sign_as("Ana").click(f"accepted_list_{flag.id}")
    assert "Filled in" not in screen.words


def test_a_name_is_kept_over_an_answer_of_somebody_else_only_when_overruled(misspelt):
    flag = on_marcon(misspelt).flag
    screen = Screen().turn_to("flags").sign_as("Ana")
    decide_flag(misspelt, flag.article_id, flag.id, action=FlagAction.ACCEPTED, reason="", by="Ben")

    screen.click(f"right_list_{flag.id}")

    assert "Not saved." in screen.words
    assert load_names(misspelt) == ()
    screen.choose("flags_shown", "accepted").click(f"overrule_{flag.id}")
    assert on_marcon(misspelt).status == "dismissed"
    assert [each.name for each in load_names(misspelt)] == ["Marcon"]


def test_a_flag_on_something_else_has_no_name_to_keep(desk, flag):
    assert not {f"right_list_{flag.id}", f"keep_list_{flag.id}"} & keys_of(Screen().turn_to("flags"))


def test_the_names_of_the_desk_are_listed_filtered_added_and_dropped_at_the_foot_of_the_flags(misspelt):
    add_name(misspelt, NameInput(name="Ann Lee", post="Mayor of Oslo", until="2019"), by="Zoe")
    add_name(misspelt, NameInput(name=HOSTILE, wrong=("\u202eMacron",)), by="Zoe")
    screen = Screen().turn_to("flags").sign_as("Ana")
    assert "names_filter" not in {one.key for one in screen.elements()}

    screen = screen.open("Names of this desk")
    rows = screen.data("names_table")["rows"]
    assert [row["cells"][0] for row in rows] == [HOSTILE, "Ann Lee"]
    assert rows[0]["cells"][2] == "[U+202E]Macron"
    rows = screen.choose("names_filter", "mayor").data("names_table")["rows"]
    assert [row["cells"] for row in rows] == [["Ann Lee", "", "", "Mayor of Oslo, until 2019", ""]]
    assert "No name matches." in screen.choose("names_filter", "xyz").words
    screen.choose("names_filter", "")

    screen.send("names_table", trigger=True, chosen=HOSTILE)
    assert "](http://" not in screen.at.button("names_drop").label
    screen.click("names_drop")
    screen.at.text_input("names_new_name").set_value("Brégançon")
    screen.at.text_input("names_new_wrong").set_value("Bregencon; Briançon")
    screen.click("names_add")

    assert [(each.name, each.wrong) for each in load_names(misspelt)] == [
        ("Ann Lee", ()),
        ("Brégançon", ("Bregencon", "Briançon")),
    ]
    assert screen.at.text_input("names_new_name").value == ""
    screen.at.text_input("names_new_name").set_value("Lee")
    screen.at.text_input("names_new_since").set_value("2019")
    assert "'Lee' has days and no post" in screen.click("names_add").words
    assert screen.at.text_input("names_new_name").value == "Lee"


def test_a_check_with_the_new_names_is_offered_on_flags_too(misspelt):
    screen = Screen().turn_to("flags").sign_as("Ana")
    assert "check_again" not in keys_of(screen)

    add_name(misspelt, NameInput(name="Macron", wrong=("Marcon",)), by="Ana")
    screen.turn_to("flags").click("check_again")

    assert on_marcon(misspelt).flag.rule == "NAM001"
    assert "Checked again." in screen.words
