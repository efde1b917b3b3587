"""A click is carried out, whatever else is asked for meanwhile and whichever page is shown by then."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.testing.v1 import AppTest

from workbench.ui.interruptions import finish_clicks_first

finish_clicks_first()


def run_apart(coroutine: Coroutine[None, None, None]) -> None:
    """Run it in a thread of its own: a browser test before this one has left a loop running in the test's thread."""
    with ThreadPoolExecutor(1) as executor:
        executor.submit(asyncio.run, coroutine).result()


def script() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def deed() -> None:
        # As a message from the browser does that arrives just now.
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["done"] = "to its end"

    st.button("Save", key="save", on_click=deed)
    st.text(st.session_state.get("done", "not done"))


def test_a_click_is_carried_out_although_another_request_comes_in_the_middle():
    page = AppTest.from_function(script).run()
    page.button("save").click().run()
    assert page.session_state["done"] == "to its end"
    assert page.text[0].value == "to its end"


def test_the_page_is_drawn_for_the_newest_request():
    def slow() -> None:
        import streamlit as st
        from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

        runs = st.session_state.get("runs", 0) + 1
        st.session_state["runs"] = runs
        if runs == 1:
            get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.text("drawn")
        st.session_state["whole"] = runs

    page = AppTest.from_function(slow).run()
    assert page.session_state["whole"] == 2


def test_what_was_typed_before_turning_to_another_page_is_kept_with_the_click():
    typed, turned = WidgetStates(), WidgetStates()
    typed.widgets.add(id="rationale", string_value="It has seven.")
    typed.widgets.add(id="name", string_value="Ana")
    typed.widgets.add(id="save", trigger_value=True)
    turned.widgets.add(id="name", string_value="Ana Ruiz")
    waiting = ScriptRequests()
    waiting.request_rerun(RerunData(widget_states=typed))
    waiting.request_rerun(RerunData(widget_states=turned))
    states = {state.id: state for state in waiting.on_scriptrunner_ready().rerun_data.widget_states.widgets}
    assert set(states) == {"rationale", "name", "save"}
    assert states["name"].string_value == "Ana Ruiz"


def test_what_waits_to_be_sent_of_a_part_goes_out_although_the_part_is_drawn_again():
    """Else the browser hears that the page is complete, without the part, and removes the field that is typed into."""
    waiting = ForwardMsgQueue()
    for place, fragment in enumerate(["", "the pane"]):
        drawn = ForwardMsg()
        drawn.metadata.delta_path[:] = [0, place]
        drawn.delta.new_element.text.body = f"drawn at {place}"
        drawn.delta.fragment_id = fragment
        waiting.enqueue(drawn)
    whole = ForwardMsg()
    whole.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    waiting.enqueue(whole)

    waiting.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["the pane"])

    assert [message.delta.fragment_id for message in waiting.flush() if message.HasField("delta")] == ["", "the pane"]


def test_before_a_run_of_the_whole_page_what_waits_is_forgotten():
    waiting = ForwardMsgQueue()
    drawn = ForwardMsg()
    drawn.delta.new_element.text.body = "drawn before"
    waiting.enqueue(drawn)
    waiting.clear(retain_lifecycle_msgs=True)
    assert waiting.is_empty()


PAGES = """
import streamlit as st

def save():
    st.session_state["saved"] = st.session_state["reason"]

@st.fragment
def review():
    st.text_input("Reason", key="reason")
    st.button("Save", key="save", on_click=save)

def report():
    st.text("Report: " + st.session_state.get("saved", "nothing"))

st.navigation([st.Page(review, title="Review"), st.Page(report, title="Report")]).run()
"""


class Visit:
    """A session of the server's with the two pages, as a browser has one."""

    def __init__(self, script: Path, files: MemoryUploadedFileManager) -> None:
        self.received: list[ForwardMsg] = []
        data = ScriptData(str(script), is_hello=False)
        self.session = AppSession(data, files, ScriptCache(), self._receive, user_info={})
        self.session.track_settling()

    async def ask(self, page: str = "", part: str = "", **states: str | bool) -> None:
        """Send a request and wait until what it asks for is drawn."""
        request = ClientState(page_script_hash=page, fragment_id=part)
        for widget, value in states.items():
            name = "trigger_value" if value is True else "string_value"
            request.widget_states.widgets.add(id=self.widget(widget), **{name: value})
        self.received = []
        self.session.request_rerun(request)
        async with asyncio.timeout(60):
            await self.session.wait_until_settled()

    def _receive(self) -> None:
        self.received += self.session.flush_browser_queue()
        self.session.on_flushed_messages_sent()

    def widget(self, key: str) -> str:
        return self.session.session_state.get_widget_id_from_key(key)

    def page(self, title: str) -> str:
        return next(page for page, known in self.session.get_pages().items() if known["page_name"] == title)

    @property
    def part(self) -> str:
        return next(message.delta.fragment_id for message in self.received if message.delta.fragment_id)

    @property
    def shown(self) -> list[str]:
        return [message.delta.new_element.text.body for message in self.received if message.delta.new_element.text.body]


@pytest.fixture
def visit(tmp_path, monkeypatch) -> Callable[[], Visit]:
    """Begins a visit to the two pages."""
    script = tmp_path / "pages.py"
    script.write_text(PAGES, "utf-8")
    config.set_option("server.fileWatcherType", "none")
    monkeypatch.setattr(Runtime, "_instance", None)
    files = MemoryUploadedFileManager("/upload")
    Runtime(RuntimeConfig(str(script), MemoryMediaFileStorage("/media"), files))
    return lambda: Visit(script, files)


@pytest.mark.parametrize("known", ["Review", "Report"])
def test_a_click_on_a_page_that_has_been_drawn_over_is_carried_out_and_the_page_turned_to_shown(visit, known):
    """Whichever of the two pages the browser takes for the current one: it may have heard of the other half-way."""

    async def save_too_late() -> None:
        one = visit()
        await one.ask()
        part = one.part
        await one.ask(one.page("Report"))
        assert one.shown == ["Report: nothing"]
        await one.ask(one.page(known), part, reason="It has seven.", save=True)
        assert one.shown == ["Report: It has seven."]
        assert one.session.page_script_hash == one.page("Report")

    run_apart(save_too_late())


def test_a_click_on_the_page_before_does_not_turn_back_to_it():
    turned = RerunData(page_script_hash="report", query_string="article=art_1")
    waiting = ScriptRequests()
    waiting.request_rerun(turned)
    waiting.request_rerun(RerunData(page_script_hash="review", fragment_id="the panel"))
    carried_out = waiting.on_scriptrunner_ready().rerun_data
    assert (carried_out.page_script_hash, carried_out.query_string) == ("report", "article=art_1")
    assert carried_out.fragment_id_queue == []


def test_a_click_on_a_part_of_the_page_shown_draws_that_part_alone(visit):
    async def save() -> None:
        one = visit()
        await one.ask()
        await one.ask(one.page("Review"), one.part, reason="It has seven.", save=True)
        assert one.session.session_state["saved"] == "It has seven."
        assert all(message.delta.fragment_id for message in one.received if message.HasField("delta"))

    run_apart(save())
