"""A request that comes while a click is carried out waits for the click."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.testing.v1 import AppTest

from workbench.ui.interruptions import finish_clicks_first

finish_clicks_first()


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
