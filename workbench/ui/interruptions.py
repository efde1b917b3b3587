# ruff: noqa: SLF001 - Streamlit has no setting for what is mended here
"""What is clicked and typed is carried out, whatever else the browser asks for meanwhile.

Three functions of Streamlit's script runner are wrapped for that; the tests
of this module fail where a newer Streamlit no longer calls them.
"""

from dataclasses import replace

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests

_interrupt = ScriptRunner._maybe_handle_execution_control_request
_run = ScriptRunner._run_script
_merge = script_requests._coalesce_widget_states


def finish_clicks_first() -> None:
    """Have no click and no typed word thrown away with the run that would have carried it out.

    - Streamlit looks for the next request before it calls back, and again
      whenever the callback reads or writes the session's state: where one has
      come, it drops the click with the run, or leaves the callback half done.
    - Of requests that wait for a run to end it keeps the clicks, but of what
      was typed and chosen only what the newest holds: nothing, where that one
      turns to another page.
    - What is clicked on a page while the next one is being drawn leaves the
      browser with an empty page.

    Drawing may be cut short at any time, as before.
    """
    ScriptRunner._maybe_handle_execution_control_request = _interrupt_once_clicks_are_done  # type: ignore[method-assign]
    ScriptRunner._run_script = _run_on_the_page_turned_to  # type: ignore[method-assign]
    script_requests._coalesce_widget_states = _merge_all  # type: ignore[assignment]


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
    """The states of two requests as one, with those of the older that the newer has no more."""
    merged = _merge(older, newer)
    if merged is None or older is None or merged is older:
        return merged
    known = {state.id for state in merged.widgets}
    merged.widgets.extend(state for state in older.widgets if state.id not in known)
    return merged
