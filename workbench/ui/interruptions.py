# ruff: noqa: SLF001 - Streamlit has no setting for what is mended here
"""What is clicked and typed is carried out, whatever else the browser asks for meanwhile.

Four functions of Streamlit's are wrapped for that; the tests of this module
fail where a newer Streamlit no longer calls them.
"""

from dataclasses import replace

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests

_interrupt = ScriptRunner._maybe_handle_execution_control_request
_run = ScriptRunner._run_script
_merge = script_requests._coalesce_widget_states
_clear = ForwardMsgQueue.clear


def finish_clicks_first() -> None:
    """Ensure that no click and no typed word is lost with the run that would have carried it out.

    - Streamlit looks for the next request before it calls back, and again
      whenever the callback reads or writes the session's state: where one has
      come, it drops the click with the run, or leaves the callback half done.
    - Of requests that wait for a run to end it keeps the clicks, but of what
      was typed and chosen only what the newest holds: nothing, where that one
      turns to another page.
    - What is clicked on a page while the next one is being drawn leaves the
      browser with an empty page.
    - A click on a part of the page that has just been drawn has what waits to be
      sent of that part thrown away, but not the word that the page is complete:
      the browser removes the part, the field with the cursor and its words in it.

    Drawing may be cut short at any time, as before.
    """
    ScriptRunner._maybe_handle_execution_control_request = _interrupt_once_clicks_are_done  # type: ignore[method-assign]
    ScriptRunner._run_script = _run_on_the_page_turned_to  # type: ignore[method-assign]
    script_requests._coalesce_widget_states = _merge_all  # type: ignore[assignment]
    ForwardMsgQueue.clear = _clear_before_a_whole_run  # type: ignore[method-assign]


def _interrupt_once_clicks_are_done(self: ScriptRunner) -> None:
    if self._is_in_script_thread() and not self._get_script_run_ctx().has_script_started:
        return
    _interrupt(self)


def _run_on_the_page_turned_to(self: ScriptRunner, rerun_data: RerunData) -> None:
    """Run for a request; of one that comes from a part of the page before, only the clicks are meant."""
    now = self._get_script_run_ctx()
    if rerun_data.fragment_id_queue and now.page_script_hash not in {"", rerun_data.page_script_hash}:
        rerun_data = replace(
            rerun_data,
            fragment_id_queue=[],
            page_script_hash=now.page_script_hash,
            query_string=now.query_string,
        )
    _run(self, rerun_data)


def _merge_all(older: WidgetStates | None, newer: WidgetStates | None) -> WidgetStates | None:
    """Return the states of two requests as one, with those of the older that the newer has no more."""
    merged = _merge(older, newer)
    if merged is None or older is None or merged is older:
        return merged
    known = {state.id for state in merged.widgets}
    merged.widgets.extend(state for state in older.widgets if state.id not in known)
    return merged


def _clear_before_a_whole_run(
    self: ForwardMsgQueue,
    retain_lifecycle_msgs: bool = False,  # noqa: FBT001, FBT002 - as Streamlit calls it
    fragment_ids_this_run: list[str] | None = None,
) -> None:
    """Forget what waits to be sent; before a run of a part, send it after all."""
    if fragment_ids_this_run is None:
        _clear(self, retain_lifecycle_msgs)
    else:
        self._delta_index_map = {}  # what the run draws goes behind what waits, and replaces none of it
