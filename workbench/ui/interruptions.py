# ruff: noqa: SLF001 - Streamlit has no setting for what is mended here
"""What is clicked and typed is carried out, whatever else the browser asks for meanwhile.

Five functions of Streamlit's are wrapped or replaced for that; the tests of this
module fail where a newer Streamlit no longer calls them.
"""

from dataclasses import replace

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType

_interrupt = ScriptRunner._maybe_handle_execution_control_request
_run = ScriptRunner._run_script
_add_request = ScriptRequests._request_rerun_locked
_clear = ForwardMsgQueue.clear


def finish_clicks_first() -> None:
    """Ensure that no click and no typed word is lost with the run that would have carried it out.

    - Streamlit looks for the next request before it calls back, and again
      whenever the callback reads or writes the session's state: where one has
      come, it drops the click with the run, or leaves the callback half done.
    - Of requests that wait for a run to end it keeps the clicks, but of what
      was typed and chosen only what the newest holds: nothing, where that one
      turns to another page. And it draws the page that the newest names: the
      one before, where that one is a click made before the browser had the next.
    - What is clicked on a page while the next one is being drawn leaves the
      browser with an empty page; once the next one has been drawn it is dropped
      without a word, as the part of the page it comes from is no more.
    - A click on a part of the page that has just been drawn has what waits to be
      sent of that part thrown away, but not the word that the page is complete:
      the browser removes the part, the field with the cursor and its words in it.

    Drawing may be cut short at any time, as before.
    """
    ScriptRunner._maybe_handle_execution_control_request = _interrupt_once_clicks_are_done  # type: ignore[method-assign]
    ScriptRunner._run_script = _run_on_the_page_turned_to  # type: ignore[method-assign]
    ScriptRequests._request_rerun_locked = _add_to_what_waits  # type: ignore[method-assign]
    AppSession.has_fragment = _let_every_part_ask  # type: ignore[assignment,method-assign]
    ForwardMsgQueue.clear = _clear_before_a_whole_run  # type: ignore[method-assign]


def _interrupt_once_clicks_are_done(self: ScriptRunner) -> None:
    if self._is_in_script_thread() and not self._get_script_run_ctx().has_script_started:
        return
    _interrupt(self)


def _let_every_part_ask(_self: AppSession, _fragment_id: str) -> bool:
    """Let a request of a part that is no more come to be run, which draws the whole page instead."""
    return True


def _run_on_the_page_turned_to(self: ScriptRunner, rerun_data: RerunData) -> None:
    """Run for a request; of one that comes from a part of the page before, only the clicks are meant."""
    now, parts = self._get_script_run_ctx(), rerun_data.fragment_id_queue
    if parts and now.page_script_hash not in {"", rerun_data.page_script_hash}:
        rerun_data = replace(
            rerun_data,
            fragment_id_queue=[],
            page_script_hash=now.page_script_hash,
            query_string=now.query_string,
        )
    elif not all(map(self._fragment_storage.contains, parts)):
        rerun_data = replace(rerun_data, fragment_id_queue=[])
    _run(self, rerun_data)


def _add_to_what_waits(self: ScriptRequests, new_data: RerunData) -> bool:
    """Join a request to those that wait: with all they hold, and on the page that one of them may turn to."""
    waiting = self._rerun_data
    if self._state is ScriptRequestType.RERUN:
        new_data = replace(new_data, widget_states=_all_states(waiting.widget_states, new_data.widget_states))
        if new_data.fragment_id and not waiting.fragment_id_queue:
            new_data = replace(
                new_data,
                page_script_hash=waiting.page_script_hash,
                page_name=waiting.page_name,
                query_string=waiting.query_string,
            )
    return _add_request(self, new_data)


def _all_states(older: WidgetStates | None, newer: WidgetStates | None) -> WidgetStates | None:
    """Return the states of the newer request, with those of the older that it has no more."""
    if older is None or newer is None:
        return newer
    known = {state.id for state in newer.widgets}
    merged = WidgetStates()
    merged.CopyFrom(newer)
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
